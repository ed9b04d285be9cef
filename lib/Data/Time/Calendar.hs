-- | Days, by the Gregorian calendar: the part of the package time that clocks need.
module Data.Time.Calendar
  ( Day (..), addDays, diffDays
  , fromGregorian, fromGregorianValid, toGregorian, showGregorian, isLeapYear, gregorianMonthLength
  ) where

import Control.DeepSeq (NFData (..))
import Data.Data (Data)
import Data.Ix (Ix (..))

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

padded :: Int -> Integer -> String
padded width n
  | n < 0 = '-' : padded width (negate n)
  | otherwise = let digits = show n in replicate (width - length digits) '0' ++ digits

clip :: Int -> Int -> Int -> Int
clip low high = max low . min high
