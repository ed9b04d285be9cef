-- The system's time and TAI, with leap seconds.
module Main where

import Data.Time
import Data.Time.Clock.System
import Data.Time.Clock.TAI

-- seconds at the ends of 2015-06-30 and 2016-12-31 (2017-12-31 loses one, to see)
ahead :: LeapSecondMap
ahead day
  | day >= fromGregorian 2030 1 1 = Nothing
  | otherwise = Just (35 + sum [n | (from, n) <- leaps, day >= from])
 where
  leaps = [(fromGregorian 2015 7 1, 1), (fromGregorian 2017 1 1, 1), (fromGregorian 2018 1 1, -1)]

main :: IO ()
main = do
  print systemEpochDay
  let times = [MkSystemTime 0 0, MkSystemTime (-1) 999999999, MkSystemTime 1483228799 1500000000, MkSystemTime 1483228800 0]
  mapM_ (print . systemToUTCTime) times
  print (map truncateSystemTimeLeapSecond times)
  print (map (utcToSystemTime . systemToUTCTime) times == times)
  mapM_ (print . systemToTAITime) times
  print (utcToSystemTime (UTCTime (fromGregorian 2016 12 31) 86400.25))
  print taiEpoch
  print (taiNominalDayStart (fromGregorian 2017 1 1), diffAbsoluteTime (taiNominalDayStart (fromGregorian 2017 1 1)) taiEpoch)
  print [utcDayLength ahead (fromGregorian y m d) | (y, m, d) <- [(2016, 12, 31), (2017, 1, 1), (2017, 12, 31), (2029, 12, 31), (2031, 1, 1)]]
  let moments = [UTCTime (fromGregorian y m d) t | (y, m, d, t) <- [(2016, 12, 31, 86399), (2016, 12, 31, 86400.5), (2017, 1, 1, 0), (2017, 12, 31, 86398.75), (2018, 1, 1, 0), (1858, 11, 16, 3)]]
  mapM_ (print . utcToTAITime ahead) moments
  print (map (\t -> utcToTAITime ahead t >>= taiToUTCTime ahead) moments == map Just moments)
  print [taiToUTCTime ahead (addAbsoluteTime s (taiNominalDayStart (fromGregorian 2017 1 1))) | s <- [35, 36, 36.5, 37]]
  print (compare taiEpoch (addAbsoluteTime 1 taiEpoch), utcToTAITime ahead (UTCTime (fromGregorian 2040 1 1) 0))
  now <- getSystemTime
  print (systemToUTCTime now > UTCTime (fromGregorian 2026 1 1) 0, systemNanoseconds now < 1000000000)
