-- Days of the Gregorian calendar.
module Main (main) where

import Data.Time.Calendar

main :: IO ()
main = do
  let days = [fromGregorian y m d | (y, m, d) <- [(2000, 2, 29), (1900, 2, 29), (1858, 11, 17), (2024, 13, 40), (-4, 3, 1), (0, 1, 1), (1600, 12, 31), (99999, 1, 1)]]
  mapM_ (\d -> print (d, toModifiedJulianDay d, toGregorian d)) days
  print (and [uncurry3 fromGregorian (toGregorian d) == d | d <- [ModifiedJulianDay (-700000), ModifiedJulianDay (-699963) .. ModifiedJulianDay 900000]])
  print (diffDays (fromGregorian 2024 3 1) (fromGregorian 2024 2 1), addDays 366 (fromGregorian 2023 12 31))
  print (map isLeapYear [1900, 2000, 2023, 2024], [gregorianMonthLength 2023 m | m <- [0 .. 13]])
  print (fromGregorianValid 2023 2 29, fromGregorianValid 2024 2 29)
  print (take 3 [fromGregorian 2024 2 28 ..], [fromGregorian 2024 1 1, fromGregorian 2024 1 15 .. fromGregorian 2024 3 1])
 where
  uncurry3 f (a, b, c) = f a b c
