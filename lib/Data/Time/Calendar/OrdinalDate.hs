-- | Years and days of the year; weeks counted within years.
module Data.Time.Calendar.OrdinalDate
  ( toOrdinalDate, fromOrdinalDate, fromOrdinalDateValid, showOrdinalDate, isLeapYear
  , mondayStartWeek, sundayStartWeek, fromMondayStartWeek, fromMondayStartWeekValid, fromSundayStartWeek, fromSundayStartWeekValid
  ) where

import Data.Time.Calendar
import Data.Time.Calendar.Padded (padded)

type Year = Integer
type DayOfYear = Int
type WeekOfYear = Int

toOrdinalDate :: Day -> (Year, DayOfYear)
toOrdinalDate date = (year, fromInteger (diffDays date (firstOf year)) + 1)
 where
  (year, _, _) = toGregorian date

-- | Days out of range become the nearest there is.
fromOrdinalDate :: Year -> DayOfYear -> Day
fromOrdinalDate year day = addDays (toInteger (max 1 (min (lengthOf year) day)) - 1) (firstOf year)

fromOrdinalDateValid :: Year -> DayOfYear -> Maybe Day
fromOrdinalDateValid year day
  | day >= 1 && day <= lengthOf year = Just (fromOrdinalDate year day)
  | otherwise = Nothing

firstOf :: Year -> Day
firstOf year = fromGregorian year 1 1

lengthOf :: Year -> Int
lengthOf year = if isLeapYear year then 366 else 365

-- | @YYYY-DDD@.
showOrdinalDate :: Day -> String
showOrdinalDate date = padded 4 year ++ '-' : padded 3 (toInteger day)
 where
  (year, day) = toOrdinalDate date

-- | The week of the year, of which the first begins with the first Monday, and the day from 1, Monday.
mondayStartWeek :: Day -> (WeekOfYear, Int)
mondayStartWeek date = (weekOf date monday, monday)
 where
  monday = fromEnum (dayOfWeek date)

-- | The week of the year, of which the first begins with the first Sunday, and the day from 0, Sunday.
sundayStartWeek :: Day -> (WeekOfYear, Int)
sundayStartWeek date = (weekOf date (sunday + 1), sunday)
 where
  sunday = fromEnum (dayOfWeek date) `mod` 7

-- | Which day of its week it is, from 1.
weekOf :: Day -> Int -> WeekOfYear
weekOf date day = (snd (toOrdinalDate date) - day + 7) `div` 7

fromMondayStartWeek :: Year -> WeekOfYear -> Int -> Day
fromMondayStartWeek year week day = inWeek year week (day - 1) (fromEnum (dayOfWeek (firstOf year)) - 1)

fromSundayStartWeek :: Year -> WeekOfYear -> Int -> Day
fromSundayStartWeek year week day = inWeek year week day (fromEnum (dayOfWeek (firstOf year)) `mod` 7)

-- | The day of a week counted from 0, and that of the year's first day.
inWeek :: Year -> WeekOfYear -> Int -> Int -> Day
inWeek year week day firstDay = addDays (toInteger (7 * (week - 1) + day + (negate firstDay `mod` 7))) (firstOf year)

fromMondayStartWeekValid, fromSundayStartWeekValid :: Year -> WeekOfYear -> Int -> Maybe Day
fromMondayStartWeekValid year week day
  | day >= 1 && day <= 7 = ofYear year (fromMondayStartWeek year week day)
  | otherwise = Nothing
fromSundayStartWeekValid year week day
  | day >= 0 && day <= 6 = ofYear year (fromSundayStartWeek year week day)
  | otherwise = Nothing

ofYear :: Year -> Day -> Maybe Day
ofYear year date = if fst (toOrdinalDate date) == year then Just date else Nothing
