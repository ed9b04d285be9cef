-- parseTimeM and read: formats, what they accept, and at what types; what they say when nothing fits.
import Control.Exception
import Data.Time

zt :: ZonedTime
zt = ZonedTime (LocalTime (fromGregorian 2021 3 7) (TimeOfDay 15 4 9.0625)) (TimeZone (-330) True "XST")

main :: IO ()
main = do
  let p :: String -> String -> IO ()
      p f s = do
        putStrLn (f ++ " <- " ++ show s)
        print (parseTimeM False defaultTimeLocale f s :: Maybe UTCTime)
        print (parseTimeM True defaultTimeLocale f s :: Maybe LocalTime)
        print (parseTimeM False defaultTimeLocale f s :: Maybe ZonedTime)
        print (parseTimeM False defaultTimeLocale f s :: Maybe Day)
        print (parseTimeM False defaultTimeLocale f s :: Maybe TimeOfDay)
  p "%Y-%m-%d" "2020-02-30"
  p "%Y-%m-%d" "2020-02-29"
  p "%Y-%m-%d" " 2020-02-29 "
  p "%Y-%m-%d" "2020-2-9"
  p "%Y-%-m-%-d" "2020-2-9"
  p "%Y-%_m-%e" "2020- 2- 9"
  p "%Y-%_m-%e" "2020-2-9"
  p "%Y-%m-%d %H:%M:%S" "2020-02-29 12:34:56"
  p "%Y-%m-%d %H:%M:%S" "2020-02-29   12:34:56"
  p "%Y-%m-%dT%H:%M:%S%QZ" "2020-02-29T12:34:56.789Z"
  p "%Y-%m-%dT%H:%M:%S%QZ" "2020-02-29T12:34:56Z"
  p "%Y-%m-%dt%H:%M" "2020-02-29T12:34"
  p "%FT%T%z" "2020-02-29T12:34:56+0530"
  p "%FT%T%Ez" "2020-02-29T12:34:56+05:30"
  p "%FT%T %Z" "2020-02-29T12:34:56 EST"
  p "%FT%T %Z" "2020-02-29T12:34:56 est"
  p "%FT%T %Z" "2020-02-29T12:34:56 ABC"
  p "%FT%T %Z" "2020-02-29T12:34:56 +0200"
  p "%a, %d %b %Y %I:%M %p" "Sat, 29 feb 2020 01:05 pm"
  p "%A %B %e %Y" "saturday February 29 2020"
  p "%D %r" "02/29/20 11:00:00 PM"
  p "%y%j" "20060"
  p "%y%j" "69365"
  p "%C%y" "1999"
  p "%s" "1234567890"
  p "%s" "-5"
  p "%G-W%V-%u" "2020-W53-7"
  p "%Y %U %w" "2020 8 3"
  p "%Y %W %a" "2020 08 Wed"
  p "%H:%M:%S" "24:00:00"
  p "%H:%M:%S" "23:59:60"
  p "%l:%M %P" " 3:05 am"
  p "%k" " 7"
  p "%S%Q" "07.25"
  p "%q" "123456789012"
  p "%c" (formatTime defaultTimeLocale "%c" zt)
  p "%x %X" "03/07/21 15:04:09"
  p "%%%n%t%Y" "%\n\t2020"
  p "%d.%m.%Y" "1.2.2020"
  p "%h %f" "Mar 20"
  p "%Y-%m-%d" "12345-01-02"
  p "%Y%m%d" "120200102"
  p "%Y-%e-%-m" "2020-011-002"
  p "" ""
  p "%K" "x"
  print (read "2020-01-02" :: Day, read "12:34:56.5" :: TimeOfDay, read "2020-01-02 12:34:56" :: LocalTime, read "2020-01-02 12:34:56 UTC" :: UTCTime, read "2020-01-02 12:34:56 +0100" :: ZonedTime, read "+0100" :: TimeZone)
  r <- try (parseTimeM False defaultTimeLocale "%Y" "x" :: IO Day); print (either (\e -> show (e :: IOException)) show r)
  r <- try (evaluate (parseTimeOrError False defaultTimeLocale "%Y" "x" :: Day)); print (either (\e -> takeWhile (/= '\n') (show (e :: ErrorCall))) show r)
  print (readSTime True defaultTimeLocale "%Y" " 2020 rest" :: [(Day, String)])
