-- | Days of the year as months and days.
module Data.Time.Calendar.MonthDay
  ( monthAndDayToDayOfYear, monthAndDayToDayOfYearValid, dayOfYearToMonthAndDay, monthLength
  ) where

import Data.Time.Calendar

-- | Whether it is a leap year; months and days out of range become the nearest there is.
monthAndDayToDayOfYear :: Bool -> Int -> Int -> Int
monthAndDayToDayOfYear isLeap month day = fromInteger (diffDays (fromGregorian year month day) (fromGregorian year 1 1)) + 1
 where
  year = yearLike isLeap

monthAndDayToDayOfYearValid :: Bool -> Int -> Int -> Maybe Int
monthAndDayToDayOfYearValid isLeap month day =
  monthAndDayToDayOfYear isLeap month day <$ fromGregorianValid (yearLike isLeap) month day

dayOfYearToMonthAndDay :: Bool -> Int -> (Int, Int)
dayOfYearToMonthAndDay isLeap day = (month, dayOfMonth)
 where
  inYear = max 1 (min (if isLeap then 366 else 365) day)
  (_, month, dayOfMonth) = toGregorian (addDays (toInteger inYear - 1) (fromGregorian (yearLike isLeap) 1 1))

monthLength :: Bool -> Int -> Int
monthLength isLeap = gregorianMonthLength (yearLike isLeap)

yearLike :: Bool -> Integer
yearLike isLeap = if isLeap then 2000 else 2001
