-- | International atomic time: every day has 86400 seconds, and what UTC is behind it is told by a table of leap seconds.
module Data.Time.Clock.TAI
  ( AbsoluteTime, taiEpoch, addAbsoluteTime, diffAbsoluteTime, taiNominalDayStart
  , LeapSecondMap, utcDayLength, utcToTAITime, taiToUTCTime, taiClock
  ) where

import Control.DeepSeq (NFData (..))
import Data.Fixed (div')
import Data.Time.Calendar (Day (..), addDays)
import Data.Time.Clock

-- | As the time since `taiEpoch`.
newtype AbsoluteTime = AbsoluteTime DiffTime
  deriving (Eq, Ord)

instance NFData AbsoluteTime where
  rnf (AbsoluteTime t) = rnf t

-- | The beginning of 1858-11-17.
taiEpoch :: AbsoluteTime
taiEpoch = AbsoluteTime 0

taiNominalDayStart :: Day -> AbsoluteTime
taiNominalDayStart (ModifiedJulianDay day) = AbsoluteTime (fromInteger (day * 86400))

addAbsoluteTime :: DiffTime -> AbsoluteTime -> AbsoluteTime
addAbsoluteTime length (AbsoluteTime t) = AbsoluteTime (t + length)

diffAbsoluteTime :: AbsoluteTime -> AbsoluteTime -> DiffTime
diffAbsoluteTime (AbsoluteTime t) (AbsoluteTime u) = t - u

-- | Seconds that TAI is ahead of UTC at the beginning of a day, where that is known.
type LeapSecondMap = Day -> Maybe Int

dayStart :: LeapSecondMap -> Day -> Maybe AbsoluteTime
dayStart ahead day = do
  seconds <- ahead day
  Just (addAbsoluteTime (fromIntegral seconds) (taiNominalDayStart day))

utcDayLength :: LeapSecondMap -> Day -> Maybe DiffTime
utcDayLength ahead day = do
  first <- ahead day
  next <- ahead (addDays 1 day)
  Just (fromIntegral (86400 + next - first))

utcToTAITime :: LeapSecondMap -> UTCTime -> Maybe AbsoluteTime
utcToTAITime ahead (UTCTime day time) = addAbsoluteTime time <$> dayStart ahead day

taiToUTCTime :: LeapSecondMap -> AbsoluteTime -> Maybe UTCTime
taiToUTCTime ahead t = within (ModifiedJulianDay (diffAbsoluteTime t taiEpoch `div'` 86400))
 where
  -- leap seconds may put it into a neighbour of the day it is tried with
  within day = do
    start <- dayStart ahead day
    whole <- utcDayLength ahead day
    let time = diffAbsoluteTime t start
        days = time `div'` whole
    if days == 0 then Just (UTCTime day time) else within (addDays days day)

-- | A clock of TAI and how exact it is; hosts have none.
taiClock :: Maybe (DiffTime, IO AbsoluteTime)
taiClock = Nothing
