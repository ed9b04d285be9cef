{-# LANGUAGE GeneralizedNewtypeDeriving #-}
-- | Points in time and lengths of it, as the package time 1.9 has them.
module Data.Time.Clock
  ( DiffTime, secondsToDiffTime, picosecondsToDiffTime, diffTimeToPicoseconds
  , UTCTime (..), NominalDiffTime, nominalDay, nominalDiffTimeToSeconds, secondsToNominalDiffTime
  , addUTCTime, diffUTCTime, getCurrentTime, getTime_resolution, UniversalTime (..)
  ) where

import Control.DeepSeq (NFData (..))
import Data.Data (Data)
import Data.Fixed (Fixed (..), Pico, divMod', showFixed)
import Data.Time.Calendar
import GHC.IO.Host (hostWallClock)

-- | A length of time in seconds, to the picosecond.
newtype DiffTime = DiffTime Pico
  deriving (Data, Enum, Eq, Fractional, Num, Ord, Real, RealFrac)

instance Show DiffTime where
  show (DiffTime t) = showFixed True t ++ "s"

instance NFData DiffTime where
  rnf (DiffTime t) = rnf t

secondsToDiffTime :: Integer -> DiffTime
secondsToDiffTime = fromInteger

picosecondsToDiffTime :: Integer -> DiffTime
picosecondsToDiffTime = DiffTime . MkFixed

diffTimeToPicoseconds :: DiffTime -> Integer
diffTimeToPicoseconds (DiffTime (MkFixed n)) = n

-- | A length of time as UTC counts it: a day has 86400 seconds.
newtype NominalDiffTime = NominalDiffTime Pico
  deriving (Data, Enum, Eq, Fractional, Num, Ord, Real, RealFrac)

instance Show NominalDiffTime where
  show (NominalDiffTime t) = showFixed True t ++ "s"

instance NFData NominalDiffTime where
  rnf (NominalDiffTime t) = rnf t

nominalDay :: NominalDiffTime
nominalDay = 86400

secondsToNominalDiffTime :: Pico -> NominalDiffTime
secondsToNominalDiffTime = NominalDiffTime

nominalDiffTimeToSeconds :: NominalDiffTime -> Pico
nominalDiffTimeToSeconds (NominalDiffTime t) = t

-- | A day, and the time since its midnight.
data UTCTime = UTCTime {utctDay :: Day, utctDayTime :: DiffTime}
  deriving (Data, Eq, Ord)

instance NFData UTCTime where
  rnf (UTCTime day time) = rnf day `seq` rnf time

instance Show UTCTime where
  show (UTCTime day time) = show (addDays days day) ++ ' ' : two (show hour) ++ ':' : two (show minute) ++ ':' : two (init (show seconds)) ++ " UTC"
   where
    -- what is beyond a day belongs to its last minute: a leap second
    (minutes, rest) = min time 86399 `divMod'` 60
    seconds = rest + (time - min time 86399)
    (hours, minute) = minutes `divMod` (60 :: Int)
    (days, hour) = toInteger hours `divMod` 24
    two text = if length (takeWhile (/= '.') text) < 2 then '0' : text else text

addUTCTime :: NominalDiffTime -> UTCTime -> UTCTime
addUTCTime t (UTCTime day time) = UTCTime (addDays more day) (DiffTime rest)
 where
  NominalDiffTime length' = t + realToFrac (min 86400 time)
  (more, rest) = length' `divMod'` 86400

diffUTCTime :: UTCTime -> UTCTime -> NominalDiffTime
diffUTCTime (UTCTime day time) (UTCTime day' time') = fromInteger (diffDays day day') * nominalDay + realToFrac (min 86400 time - min 86400 time')

getCurrentTime :: IO UTCTime
getCurrentTime = do
  milliseconds <- hostWallClock
  let seconds = MkFixed (round (milliseconds * 1000) * 1000000)
  return (addUTCTime (NominalDiffTime seconds) (UTCTime (ModifiedJulianDay 40587) 0))

-- | How exact `getCurrentTime` may be.
getTime_resolution :: DiffTime
getTime_resolution = 1e-6

-- | UT1, in days since 1858-11-17.
newtype UniversalTime = ModJulianDate {getModJulianDate :: Rational}
  deriving (Data, Eq, Ord)

instance NFData UniversalTime where
  rnf (ModJulianDate t) = rnf t
