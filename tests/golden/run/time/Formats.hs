-- formatTime: every letter, filled up in every way; years before the first and beyond 9999.
import Data.Time

zt :: ZonedTime
zt = ZonedTime (LocalTime (fromGregorian 2021 3 7) (TimeOfDay 15 4 9.0625)) (TimeZone (-330) True "XST")

u :: UTCTime
u = UTCTime (fromGregorian 2009 1 4) 3723.5
main :: IO ()
main = do
  mapM_ (\f -> putStrLn (f ++ " | " ++ formatTime defaultTimeLocale f zt ++ " | " ++ formatTime defaultTimeLocale f u))
    ["%%", "%t.", "%n.", "%z", "%Ez", "%Z", "%_z","%0z", "%6z", "%c", "%R", "%T", "%X", "%r", "%P", "%p", "%#p", "%^P", "%H", "%k", "%I", "%l", "%M", "%S", "%q", "%Q", "%3Q", "%0Q", "%_Q", "%-Q", "%ES", "%EQ", "%EH", "%-H", "%_H", "%5H", "%_5H", "%05k", "%-k", "%0k", "%-S", "%_S", "%s", "%D", "%F", "%x", "%Y", "%0Y", "%_Y", "%6Y", "%_6Y", "%y", "%-y", "%C", "%0C", "%B", "%^B", "%#B", "%12B", "%_12B", "%012B", "%-12B", "%b", "%h", "%m", "%-m", "%_m", "%d", "%e", "%-e", "%0e", "%j", "%-j", "%_j", "%f", "%0f", "%V", "%u", "%a", "%A", "%^a", "%U", "%w", "%W", "%G", "%g", "%-V", "%K", "%", "abc%", "%E", "%Y-%m-%dT%H:%M:%SZ", "%EY", "%_0d", "%^#A", "%0-d", "%N", "%L", "%v", "%i", "%h%b"]
  mapM_ (\f -> putStrLn (f ++ " | " ++ formatTime defaultTimeLocale f (fromGregorian (-5) 12 31) ++ " | " ++ formatTime defaultTimeLocale f (fromGregorian 12345 12 31))) ["%Y", "%0Y", "%_Y", "%y", "%C", "%0C", "%F", "%G", "%j", "%f"]
  print (iso8601DateFormat Nothing, iso8601DateFormat (Just "%H:%M"), rfc822DateFormat)
  print (formatTime defaultTimeLocale "%u %w %a %A" Tuesday, formatTime defaultTimeLocale "%z %Z" utc)
