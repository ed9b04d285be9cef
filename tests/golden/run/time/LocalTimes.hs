-- Time zones, times of day, calendar lengths, weeks, days of the year.
import Data.Time
import qualified Data.Time.Calendar.MonthDay as M
import qualified Data.Time.Calendar.OrdinalDate as O
import qualified Data.Time.Calendar.WeekDate as W

zt :: ZonedTime
zt = ZonedTime (LocalTime (fromGregorian 2021 3 7) (TimeOfDay 15 4 9.0625)) (TimeZone (-330) True "XST")

u :: UTCTime
u = UTCTime (fromGregorian 2009 1 4) 3723.5
main :: IO ()
main = do
  print (zt, u, utc, TimeZone 330 False "", minutesToTimeZone (-90), hoursToTimeZone 5)
  print (timeZoneOffsetString (minutesToTimeZone (-90)), midnight, midday, makeTimeOfDayValid 24 0 0, makeTimeOfDayValid 23 59 60.5, timeToTimeOfDay 86400.25, timeToTimeOfDay 3.000001)
  print (utcToLocalTime (hoursToTimeZone (-5)) u, localTimeToUTC (hoursToTimeZone (-5)) (LocalTime (fromGregorian 2020 2 29) (TimeOfDay 23 0 1)))
  print (utcToZonedTime (hoursToTimeZone 9) u, zonedTimeToUTC zt, utcToLocalTimeOfDay (hoursToTimeZone (-5)) (TimeOfDay 1 0 0), localToUTCTimeOfDay (hoursToTimeZone (-5)) (TimeOfDay 23 0 0))
  print (timeOfDayToTime (TimeOfDay 1 2 3.5), dayFractionToTimeOfDay 0.123, timeOfDayToDayFraction (TimeOfDay 6 0 0), timeToDaysAndTimeOfDay 100000.5, daysAndTimeOfDayToTime 2 (TimeOfDay 1 0 0))
  print (map dayOfWeek [fromGregorian 2020 2 28 .. fromGregorian 2020 3 2], [Monday .. Sunday], fromEnum Sunday, toEnum 7 :: DayOfWeek, toEnum 0 :: DayOfWeek, succ Sunday)
  print (addGregorianMonthsClip 1 (fromGregorian 2021 1 31), addGregorianMonthsRollOver 1 (fromGregorian 2021 1 31), addGregorianYearsClip 1 (fromGregorian 2020 2 29), addGregorianYearsRollOver 1 (fromGregorian 2020 2 29))
  print (calendarDay, calendarWeek, calendarMonth, calendarYear, calendarYear <> calendarDay, scaleCalendarDiffDays 3 calendarMonth, diffGregorianDurationClip (fromGregorian 2021 3 1) (fromGregorian 2020 1 31), diffGregorianDurationRollOver (fromGregorian 2021 3 1) (fromGregorian 2020 1 31), diffGregorianDurationClip (fromGregorian 2020 1 31) (fromGregorian 2021 3 1))
  print (addGregorianDurationClip (CalendarDiffDays 1 1) (fromGregorian 2021 1 31), addGregorianDurationRollOver (CalendarDiffDays 1 1) (fromGregorian 2021 1 31))
  print (calendarTimeDays calendarDay, calendarTimeTime 3.5, scaleCalendarDiffTime 2 (CalendarDiffTime 1 1.5), mempty :: CalendarDiffTime)
  print (map W.toWeekDate [fromGregorian 2021 1 3, fromGregorian 2020 12 31, fromGregorian 2018 12 31], W.fromWeekDate 2020 53 7, W.fromWeekDateValid 2021 53 1, W.showWeekDate (fromGregorian 2021 1 3))
  print (O.showOrdinalDate (fromGregorian (-1) 12 23), W.showWeekDate (fromGregorian 0 1 1), showGregorian (fromGregorian (-12345) 1 2))
  print (O.toOrdinalDate (fromGregorian 2020 12 31), O.fromOrdinalDate 2021 366, O.fromOrdinalDateValid 2021 366, O.showOrdinalDate (fromGregorian 2021 2 1), O.mondayStartWeek (fromGregorian 2021 1 3), O.sundayStartWeek (fromGregorian 2021 1 3), O.fromMondayStartWeek 2021 1 1, O.fromSundayStartWeekValid 2021 0 6, O.fromMondayStartWeekValid 2021 60 1, O.fromSundayStartWeek 2021 2 3)
  print (addLocalTime 90000 (LocalTime (fromGregorian 2020 2 29) midnight), diffLocalTime (LocalTime (fromGregorian 2020 2 29) midday) (LocalTime (fromGregorian 2020 2 28) midnight))
  print (ut1ToLocalTime 15 (ModJulianDate 51604.25), localTimeToUT1 15 (LocalTime (fromGregorian 2000 3 1) midday), ModJulianDate 1.5)
  print (take 4 [Friday ..], [Tuesday, Thursday .. Monday], [Sunday, Friday .. Monday], [read "Friday" ..  Sunday])
  print (map (M.dayOfYearToMonthAndDay True) [1, 60, 366, 400], M.dayOfYearToMonthAndDay False 60, M.monthAndDayToDayOfYear True 3 1, M.monthAndDayToDayOfYearValid False 2 29, map (M.monthLength False) [1 .. 12])
  print (diffUTCTime u (addUTCTime (-0.25) u), UTCTime (fromGregorian 2016 12 31) 86400.5, UTCTime (fromGregorian 2016 12 31) 59.25)
  z <- getCurrentTimeZone
  now <- getZonedTime
  print (timeZoneMinutes z == timeZoneMinutes (zonedTimeZone now))
