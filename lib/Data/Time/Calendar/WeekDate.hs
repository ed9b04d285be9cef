-- | Years of whole weeks from Monday to Sunday, by ISO 8601.
module Data.Time.Calendar.WeekDate
  ( toWeekDate, fromWeekDate, fromWeekDateValid, showWeekDate
  ) where

import Data.Time.Calendar
import Data.Time.Calendar.OrdinalDate
import Data.Time.Calendar.Padded (padded)

-- | Year, week from 1, day from 1, Monday. The week belongs to the year that its Thursday is in.
toWeekDate :: Day -> (Integer, Int, Int)
toWeekDate date = (year, (dayOfYear - 1) `div` 7 + 1, day)
 where
  day = fromEnum (dayOfWeek date)
  (year, dayOfYear) = toOrdinalDate (addDays (4 - toInteger day) date)

-- | Weeks and days out of range become the nearest there is.
fromWeekDate :: Integer -> Int -> Int -> Day
fromWeekDate year week day = addDays (toInteger (7 * (clip 1 (weeksOf year) week - 1) + clip 1 7 day - 1)) (firstMonday year)
 where
  clip low high = max low . min high

fromWeekDateValid :: Integer -> Int -> Int -> Maybe Day
fromWeekDateValid year week day
  | week >= 1 && week <= weeksOf year && day >= 1 && day <= 7 = Just (fromWeekDate year week day)
  | otherwise = Nothing

-- | That of the week of January 4.
firstMonday :: Integer -> Day
firstMonday year = addDays (1 - toInteger (fromEnum (dayOfWeek fourth))) fourth
 where
  fourth = fromGregorian year 1 4

weeksOf :: Integer -> Int
weeksOf year = fromInteger (diffDays (firstMonday (year + 1)) (firstMonday year) `div` 7)

-- | @YYYY-Www-D@.
showWeekDate :: Day -> String
showWeekDate date = padded 4 year ++ "-W" ++ padded 2 (toInteger week) ++ '-' : show day
 where
  (year, week, day) = toWeekDate date
