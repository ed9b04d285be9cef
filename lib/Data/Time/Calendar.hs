-- | Days, by the Gregorian calendar: as the package time 1.9 has them.
module Data.Time.Calendar
  ( Day (..), addDays, diffDays
    -- * Years, months, days
  , fromGregorian, fromGregorianValid, toGregorian, showGregorian, isLeapYear, gregorianMonthLength
  , addGregorianMonthsClip, addGregorianMonthsRollOver, addGregorianYearsClip, addGregorianYearsRollOver
    -- * Lengths
  , CalendarDiffDays (..), calendarDay, calendarWeek, calendarMonth, calendarYear, scaleCalendarDiffDays
  , addGregorianDurationClip, addGregorianDurationRollOver, diffGregorianDurationClip, diffGregorianDurationRollOver
    -- * Weeks
  , DayOfWeek (..), dayOfWeek
  ) where

import Control.DeepSeq (NFData (..))
import Data.Data (Data)
import Data.Ix (Ix (..))
import Data.Time.Calendar.Padded (padded)

-- | Days since 1858-11-17.
newtype Day = ModifiedJulianDay {toModifiedJulianDay :: Integer}
  deriving (Data, Eq, Ord)

instance NFData Day where
  rnf (ModifiedJulianDay n) = rnf n

instance Enum Day where
  succ = addDays 1
  pred = addDays (-1)
  toEnum = ModifiedJulianDay . toEnum
  fromEnum = fromEnum . toModifiedJulianDay
  enumFrom from = days (enumFrom (toModifiedJulianDay from))
  enumFromThen from next = days (enumFromThen (toModifiedJulianDay from) (toModifiedJulianDay next))
  enumFromTo from to = days (enumFromTo (toModifiedJulianDay from) (toModifiedJulianDay to))
  enumFromThenTo from next to =
    days (enumFromThenTo (toModifiedJulianDay from) (toModifiedJulianDay next) (toModifiedJulianDay to))

days :: [Integer] -> [Day]
days = map ModifiedJulianDay

instance Ix Day where
  range (a, b) = days (range (toModifiedJulianDay a, toModifiedJulianDay b))
  index (a, b) c = index (toModifiedJulianDay a, toModifiedJulianDay b) (toModifiedJulianDay c)
  inRange (a, b) c = inRange (toModifiedJulianDay a, toModifiedJulianDay b) (toModifiedJulianDay c)

instance Show Day where
  show = showGregorian

addDays :: Integer -> Day -> Day
addDays n (ModifiedJulianDay day) = ModifiedJulianDay (day + n)

diffDays :: Day -> Day -> Integer
diffDays (ModifiedJulianDay a) (ModifiedJulianDay b) = a - b

isLeapYear :: Integer -> Bool
isLeapYear year = year `mod` 4 == 0 && (year `mod` 400 == 0 || year `mod` 100 /= 0)

gregorianMonthLength :: Integer -> Int -> Int
gregorianMonthLength year month = case clip 1 12 month of
  2 | isLeapYear year -> 29
    | otherwise -> 28
  m | m `elem` [4, 6, 9, 11] -> 30
    | otherwise -> 31

-- | Year, month, day of the month; months and days out of range become the nearest there is.
fromGregorian :: Integer -> Int -> Int -> Day
fromGregorian year month day = ModifiedJulianDay (marchDay - 678882 + toInteger (clip 1 (gregorianMonthLength year m) day))
 where
  m = clip 1 12 month
  -- Counted from March, a leap day is the year's last.
  (y, fromMarch) = if m > 2 then (year, m - 3) else (year - 1, m + 9)
  marchDay = 365 * y + y `div` 4 - y `div` 100 + y `div` 400 + toInteger ((153 * fromMarch + 2) `div` 5)

fromGregorianValid :: Integer -> Int -> Int -> Maybe Day
fromGregorianValid year month day
  | month >= 1 && month <= 12 && day >= 1 && day <= gregorianMonthLength year month = Just (fromGregorian year month day)
  | otherwise = Nothing

toGregorian :: Day -> (Integer, Int, Int)
toGregorian (ModifiedJulianDay n) = (if month > 2 then year else year + 1, month, day)
 where
  -- Days of eras of 400 years, of which each begins in a March.
  (era, inEra) = (n + 678881) `divMod` 146097
  yearOfEra = (inEra - inEra `div` 1460 + inEra `div` 36524 - inEra `div` 146096) `div` 365
  year = 400 * era + yearOfEra
  inYear = fromInteger (inEra - (365 * yearOfEra + yearOfEra `div` 4 - yearOfEra `div` 100)) :: Int
  fromMarch = (5 * inYear + 2) `div` 153
  day = inYear - (153 * fromMarch + 2) `div` 5 + 1
  month = if fromMarch < 10 then fromMarch + 3 else fromMarch - 9

-- | @YYYY-MM-DD@.
showGregorian :: Day -> String
showGregorian date = padded 4 year ++ '-' : padded 2 (toInteger month) ++ '-' : padded 2 (toInteger day)
 where
  (year, month, day) = toGregorian date

-- | Months later; a day that there is not becomes the last of its month, or so many days of the next.
addGregorianMonthsClip, addGregorianMonthsRollOver :: Integer -> Day -> Day
addGregorianMonthsClip n date = let (year, month, day) = monthsLater n date in fromGregorian year month day
addGregorianMonthsRollOver n date = let (year, month, day) = monthsLater n date in addDays (toInteger day - 1) (fromGregorian year month 1)

monthsLater :: Integer -> Day -> (Integer, Int, Int)
monthsLater n date = (year', fromInteger month' + 1, day)
 where
  (year, month, day) = toGregorian date
  (year', month') = (year * 12 + toInteger month - 1 + n) `divMod` 12

addGregorianYearsClip, addGregorianYearsRollOver :: Integer -> Day -> Day
addGregorianYearsClip n = addGregorianMonthsClip (12 * n)
addGregorianYearsRollOver n = addGregorianMonthsRollOver (12 * n)

-- Lengths -------------------------------------------------------------------------------------------------------------

data CalendarDiffDays = CalendarDiffDays {cdMonths :: Integer, cdDays :: Integer}
  deriving (Data, Eq)

instance Show CalendarDiffDays where
  show (CalendarDiffDays m d) = 'P' : show m ++ 'M' : show d ++ "D"

instance Semigroup CalendarDiffDays where
  CalendarDiffDays m1 d1 <> CalendarDiffDays m2 d2 = CalendarDiffDays (m1 + m2) (d1 + d2)

instance Monoid CalendarDiffDays where
  mempty = CalendarDiffDays 0 0

calendarDay, calendarWeek, calendarMonth, calendarYear :: CalendarDiffDays
calendarDay = CalendarDiffDays 0 1
calendarWeek = CalendarDiffDays 0 7
calendarMonth = CalendarDiffDays 1 0
calendarYear = CalendarDiffDays 12 0

scaleCalendarDiffDays :: Integer -> CalendarDiffDays -> CalendarDiffDays
scaleCalendarDiffDays k (CalendarDiffDays m d) = CalendarDiffDays (k * m) (k * d)

addGregorianDurationClip, addGregorianDurationRollOver :: CalendarDiffDays -> Day -> Day
addGregorianDurationClip (CalendarDiffDays m d) date = addDays d (addGregorianMonthsClip m date)
addGregorianDurationRollOver (CalendarDiffDays m d) date = addDays d (addGregorianMonthsRollOver m date)

-- | As many whole months as there are, and days.
diffGregorianDurationClip, diffGregorianDurationRollOver :: Day -> Day -> CalendarDiffDays
diffGregorianDurationClip = monthsAndDays addGregorianDurationClip
diffGregorianDurationRollOver = monthsAndDays addGregorianDurationRollOver

monthsAndDays :: (CalendarDiffDays -> Day -> Day) -> Day -> Day -> CalendarDiffDays
monthsAndDays add later earlier
  | later >= earlier = apart whole
  | otherwise = apart whole'
 where
  (year1, month1, day1) = toGregorian earlier
  (year2, month2, day2) = toGregorian later
  between = (year2 - year1) * 12 + toInteger (month2 - month1)
  whole = if day2 >= day1 then between else between - 1
  whole' = if day2 <= day1 then between else between + 1
  apart m = CalendarDiffDays m (diffDays later (add (CalendarDiffDays m 0) earlier))

-- Weeks ---------------------------------------------------------------------------------------------------------------

-- | Monday is 1; both 0 and 7 are Sunday, and so on in both directions.
data DayOfWeek = Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday
  deriving (Eq, Read, Show)

instance Enum DayOfWeek where
  toEnum n = case n `mod` 7 of
    0 -> Sunday
    1 -> Monday
    2 -> Tuesday
    3 -> Wednesday
    4 -> Thursday
    5 -> Friday
    _ -> Saturday
  fromEnum day = case day of
    Monday -> 1
    Tuesday -> 2
    Wednesday -> 3
    Thursday -> 4
    Friday -> 5
    Saturday -> 6
    Sunday -> 7
  enumFromTo from to
    | from == to = [from]
    | otherwise = from : enumFromTo (succ from) to
  enumFromThenTo from next to = from : upTo next
   where
    -- round the week
    upTo day
      | day == to = [day]
      | otherwise = day : upTo (toEnum (fromEnum day + fromEnum next - fromEnum from))

dayOfWeek :: Day -> DayOfWeek
dayOfWeek (ModifiedJulianDay n) = toEnum (fromInteger (n + 3))

clip :: Int -> Int -> Int -> Int
clip low high = max low . min high
