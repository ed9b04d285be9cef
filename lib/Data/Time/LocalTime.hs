-- | Time as clocks on walls tell it: as the package time 1.9 has it.
module Data.Time.LocalTime
  ( -- * Zones
    TimeZone (..), timeZoneOffsetString, timeZoneOffsetString', minutesToTimeZone, hoursToTimeZone, utc
  , getTimeZone, getCurrentTimeZone
    -- * Times of a day
  , TimeOfDay (..), midnight, midday, makeTimeOfDayValid, timeToDaysAndTimeOfDay, daysAndTimeOfDayToTime
  , utcToLocalTimeOfDay, localToUTCTimeOfDay, timeToTimeOfDay, timeOfDayToTime, dayFractionToTimeOfDay, timeOfDayToDayFraction
    -- * Lengths
  , CalendarDiffTime (..), calendarTimeDays, calendarTimeTime, scaleCalendarDiffTime
    -- * Days and times
  , LocalTime (..), addLocalTime, diffLocalTime, utcToLocalTime, localTimeToUTC, ut1ToLocalTime, localTimeToUT1
  , ZonedTime (..), utcToZonedTime, zonedTimeToUTC, getZonedTime, utcToLocalZonedTime
  ) where

import Control.DeepSeq (NFData (..))
import Data.Data (Data)
import Data.Fixed (Pico, divMod', showFixed)
import Data.Time.Calendar
import Data.Time.Calendar.Padded (padded)
import Data.Time.Clock
import Data.Time.Clock.POSIX (utcTimeToPOSIXSeconds)
import Data.Time.Clock.TAI (AbsoluteTime, taiToUTCTime)
import GHC.IO.Host (hostTimeZone)

-- Zones ---------------------------------------------------------------------------------------------------------------

-- | Minutes ahead of UTC; whether this is for the summer only.
data TimeZone = TimeZone {timeZoneMinutes :: Int, timeZoneSummerOnly :: Bool, timeZoneName :: String}
  deriving (Data, Eq, Ord)

instance NFData TimeZone where
  rnf (TimeZone m s n) = rnf m `seq` rnf s `seq` rnf n

instance Show TimeZone where
  show zone
    | null (timeZoneName zone) = timeZoneOffsetString zone
    | otherwise = timeZoneName zone

minutesToTimeZone, hoursToTimeZone :: Int -> TimeZone
minutesToTimeZone m = TimeZone m False ""
hoursToTimeZone h = minutesToTimeZone (60 * h)

utc :: TimeZone
utc = TimeZone 0 False "UTC"

-- | @±HHMM@.
timeZoneOffsetString :: TimeZone -> String
timeZoneOffsetString = timeZoneOffsetString' (Just '0')

-- | The hours filled up with a character, or not.
timeZoneOffsetString' :: Maybe Char -> TimeZone -> String
timeZoneOffsetString' fill (TimeZone m _ _) = (if m < 0 then '-' else '+') : replicate (maybe 0 (const (4 - length digits)) fill) (maybe ' ' id fill) ++ digits
 where
  digits = show (abs m `div` 60 * 100 + abs m `mod` 60)

-- | The host's at that time.
getTimeZone :: UTCTime -> IO TimeZone
getTimeZone time = do
  (minutes, isSummer, name) <- hostTimeZone (fromRational (toRational (utcTimeToPOSIXSeconds time) * 1000))
  return (TimeZone minutes isSummer name)

getCurrentTimeZone :: IO TimeZone
getCurrentTimeZone = getCurrentTime >>= getTimeZone

-- Times of a day ------------------------------------------------------------------------------------------------------

-- | Seconds from 60 on are leap seconds.
data TimeOfDay = TimeOfDay {todHour :: Int, todMin :: Int, todSec :: Pico}
  deriving (Data, Eq, Ord)

instance NFData TimeOfDay where
  rnf (TimeOfDay h m s) = rnf h `seq` rnf m `seq` rnf s

instance Show TimeOfDay where
  show (TimeOfDay h m s) = two h ++ ':' : two m ++ ':' : ['0' | s < 10] ++ showFixed True s
   where
    two = padded 2 . toInteger

midnight, midday :: TimeOfDay
midnight = TimeOfDay 0 0 0
midday = TimeOfDay 12 0 0

makeTimeOfDayValid :: Int -> Int -> Pico -> Maybe TimeOfDay
makeTimeOfDayValid h m s
  | h >= 0 && h <= 23 && m >= 0 && m <= 59 && s >= 0 && s < 61 = Just (TimeOfDay h m s)
  | otherwise = Nothing

timeToDaysAndTimeOfDay :: NominalDiffTime -> (Integer, TimeOfDay)
timeToDaysAndTimeOfDay time = (toInteger days, timeToTimeOfDay (realToFrac rest))
 where
  (days, rest) = time `divMod'` nominalDay :: (Int, NominalDiffTime)

daysAndTimeOfDayToTime :: Integer -> TimeOfDay -> NominalDiffTime
daysAndTimeOfDayToTime days time = fromInteger days * nominalDay + realToFrac (timeOfDayToTime time)

-- | And how many days later that is.
utcToLocalTimeOfDay, localToUTCTimeOfDay :: TimeZone -> TimeOfDay -> (Integer, TimeOfDay)
utcToLocalTimeOfDay zone (TimeOfDay h m s) = (toInteger days, TimeOfDay h' m' s)
 where
  (hours, m') = (m + timeZoneMinutes zone) `divMod` 60
  (days, h') = (h + hours) `divMod` 24
localToUTCTimeOfDay zone = utcToLocalTimeOfDay (minutesToTimeZone (negate (timeZoneMinutes zone)))

-- | What is beyond a day is a leap second.
timeToTimeOfDay :: DiffTime -> TimeOfDay
timeToTimeOfDay time
  | time >= 86400 = TimeOfDay 23 59 (60 + realToFrac (time - 86400))
  | otherwise = TimeOfDay h m (realToFrac s)
 where
  (minutes, s) = time `divMod'` 60
  (h, m) = minutes `divMod` 60

timeOfDayToTime :: TimeOfDay -> DiffTime
timeOfDayToTime (TimeOfDay h m s) = fromIntegral (h * 60 + m) * 60 + realToFrac s

dayFractionToTimeOfDay :: Rational -> TimeOfDay
dayFractionToTimeOfDay part = timeToTimeOfDay (realToFrac (part * 86400))

timeOfDayToDayFraction :: TimeOfDay -> Rational
timeOfDayToDayFraction time = realToFrac (timeOfDayToTime time) / 86400

-- Lengths -------------------------------------------------------------------------------------------------------------

data CalendarDiffTime = CalendarDiffTime {ctMonths :: Integer, ctTime :: NominalDiffTime}
  deriving (Data, Eq)

instance Show CalendarDiffTime where
  show (CalendarDiffTime m t) = 'P' : show m ++ "MT" ++ showFixed True (realToFrac t :: Pico) ++ "S"

instance Semigroup CalendarDiffTime where
  CalendarDiffTime m1 t1 <> CalendarDiffTime m2 t2 = CalendarDiffTime (m1 + m2) (t1 + t2)

instance Monoid CalendarDiffTime where
  mempty = CalendarDiffTime 0 0

calendarTimeDays :: CalendarDiffDays -> CalendarDiffTime
calendarTimeDays (CalendarDiffDays m d) = CalendarDiffTime m (fromInteger d * nominalDay)

calendarTimeTime :: NominalDiffTime -> CalendarDiffTime
calendarTimeTime = CalendarDiffTime 0

scaleCalendarDiffTime :: Integer -> CalendarDiffTime -> CalendarDiffTime
scaleCalendarDiffTime k (CalendarDiffTime m t) = CalendarDiffTime (k * m) (fromInteger k * t)

-- Days and times ------------------------------------------------------------------------------------------------------

data LocalTime = LocalTime {localDay :: Day, localTimeOfDay :: TimeOfDay}
  deriving (Data, Eq, Ord)

instance NFData LocalTime where
  rnf (LocalTime d t) = rnf d `seq` rnf t

instance Show LocalTime where
  show (LocalTime d t) = show d ++ ' ' : show t

addLocalTime :: NominalDiffTime -> LocalTime -> LocalTime
addLocalTime t = utcToLocalTime utc . addUTCTime t . localTimeToUTC utc

diffLocalTime :: LocalTime -> LocalTime -> NominalDiffTime
diffLocalTime a b = diffUTCTime (localTimeToUTC utc a) (localTimeToUTC utc b)

utcToLocalTime :: TimeZone -> UTCTime -> LocalTime
utcToLocalTime zone (UTCTime day time) = LocalTime (addDays later day) time'
 where
  (later, time') = utcToLocalTimeOfDay zone (timeToTimeOfDay time)

localTimeToUTC :: TimeZone -> LocalTime -> UTCTime
localTimeToUTC zone (LocalTime day time) = UTCTime (addDays later day) (timeOfDayToTime time')
 where
  (later, time') = localToUTCTimeOfDay zone time

-- | At a longitude, in degrees east.
ut1ToLocalTime :: Rational -> UniversalTime -> LocalTime
ut1ToLocalTime longitude (ModJulianDate date) = LocalTime (ModifiedJulianDay day) (dayFractionToTimeOfDay (local - fromInteger day))
 where
  local = date + longitude / 360
  day = floor local

localTimeToUT1 :: Rational -> LocalTime -> UniversalTime
localTimeToUT1 longitude (LocalTime (ModifiedJulianDay day) time) = ModJulianDate (fromInteger day + timeOfDayToDayFraction time - longitude / 360)

instance Show UniversalTime where
  show time = show (ut1ToLocalTime 0 time)

-- | As if there had been no leap second.
instance Show AbsoluteTime where
  show t = maybe id (shows . utcToLocalTime utc) (taiToUTCTime (const (Just 0)) t) " TAI"

data ZonedTime = ZonedTime {zonedTimeToLocalTime :: LocalTime, zonedTimeZone :: TimeZone}
  deriving (Data)

instance NFData ZonedTime where
  rnf (ZonedTime t z) = rnf t `seq` rnf z

instance Show ZonedTime where
  show (ZonedTime time zone) = show time ++ ' ' : show zone

utcToZonedTime :: TimeZone -> UTCTime -> ZonedTime
utcToZonedTime zone time = ZonedTime (utcToLocalTime zone time) zone

zonedTimeToUTC :: ZonedTime -> UTCTime
zonedTimeToUTC (ZonedTime time zone) = localTimeToUTC zone time

getZonedTime :: IO ZonedTime
getZonedTime = getCurrentTime >>= utcToLocalZonedTime

utcToLocalZonedTime :: UTCTime -> IO ZonedTime
utcToLocalZonedTime time = fmap (`utcToZonedTime` time) (getTimeZone time)
