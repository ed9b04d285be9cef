-- | Time as the system's clock tells it: seconds since the beginning of 1970 and nanoseconds, those of a leap second beyond 999999999.
module Data.Time.Clock.System
  ( systemEpochDay, SystemTime (..), truncateSystemTimeLeapSecond, getSystemTime
  , systemToUTCTime, utcToSystemTime, systemToTAITime
  ) where

import Control.DeepSeq (NFData (..))
import Data.Int (Int64)
import Data.Time.Calendar (Day (..), addDays, diffDays)
import Data.Time.Clock
import Data.Time.Clock.TAI
import Data.Word (Word32)

data SystemTime = MkSystemTime {systemSeconds :: !Int64, systemNanoseconds :: !Word32}
  deriving (Eq, Ord, Show)

instance NFData SystemTime where
  rnf time = time `seq` ()

systemEpochDay :: Day
systemEpochDay = ModifiedJulianDay 40587

getSystemTime :: IO SystemTime
getSystemTime = utcToSystemTime <$> getCurrentTime

-- | A time within a leap second is the end of it.
truncateSystemTimeLeapSecond :: SystemTime -> SystemTime
truncateSystemTimeLeapSecond time@(MkSystemTime seconds nanoseconds)
  | nanoseconds >= 1000000000 = MkSystemTime (seconds + 1) 0
  | otherwise = time

systemToUTCTime :: SystemTime -> UTCTime
systemToUTCTime (MkSystemTime seconds nanoseconds) = UTCTime (addDays (toInteger days) systemEpochDay) (inDay second nanoseconds)
 where
  (days, second) = seconds `divMod` 86400

inDay :: Int64 -> Word32 -> DiffTime
inDay seconds nanoseconds = picosecondsToDiffTime (toInteger seconds * 1000000000000 + toInteger nanoseconds * 1000)

-- | Exact to the nanosecond.
utcToSystemTime :: UTCTime -> SystemTime
utcToSystemTime (UTCTime day time) = MkSystemTime (fromInteger (diffDays day systemEpochDay * 86400 + second)) (fromInteger nanoseconds)
 where
  whole = diffTimeToPicoseconds time `div` 1000
  second = min 86399 (whole `div` 1000000000)
  nanoseconds = whole - second * 1000000000

systemToTAITime :: SystemTime -> AbsoluteTime
systemToTAITime (MkSystemTime seconds nanoseconds) = addAbsoluteTime (inDay seconds nanoseconds) (taiNominalDayStart systemEpochDay)
