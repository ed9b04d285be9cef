-- | Time as seconds since the beginning of 1970.
module Data.Time.Clock.POSIX
  ( POSIXTime, posixDayLength, getPOSIXTime, getCurrentTime, posixSecondsToUTCTime, utcTimeToPOSIXSeconds
  , systemToPOSIXTime
  ) where

import Data.Time.Calendar (Day (..))
import Data.Time.Clock
import Data.Time.Clock.System (SystemTime (..))

type POSIXTime = NominalDiffTime

posixDayLength :: NominalDiffTime
posixDayLength = nominalDay

epoch :: UTCTime
epoch = UTCTime (ModifiedJulianDay 40587) 0

posixSecondsToUTCTime :: POSIXTime -> UTCTime
posixSecondsToUTCTime t = addUTCTime t epoch

utcTimeToPOSIXSeconds :: UTCTime -> POSIXTime
utcTimeToPOSIXSeconds t = diffUTCTime t epoch

getPOSIXTime :: IO POSIXTime
getPOSIXTime = utcTimeToPOSIXSeconds <$> getCurrentTime

systemToPOSIXTime :: SystemTime -> POSIXTime
systemToPOSIXTime (MkSystemTime seconds nanoseconds) = fromIntegral seconds + fromIntegral nanoseconds / 1000000000
