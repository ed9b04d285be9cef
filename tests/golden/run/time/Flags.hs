-- Flags and widths of formats, blanks, fractions and halves of the day in what is parsed.
module Main where

import Control.Monad (forM_)
import Data.Time

format :: FormatTime t => String -> t -> String
format = formatTime defaultTimeLocale

parse :: ParseTime t => String -> String -> Maybe t
parse = parseTimeM False defaultTimeLocale

main :: IO ()
main = do
  let flags = [flag ++ width ++ alternate | flag <- ["", "-", "_", "0", "^", "#", "^-"], width <- ["", "0", "3", "7"], alternate <- ["", "E"]]
  forM_ [TimeZone 90 False "", TimeZone (-5) True "EST"] $ \zone ->
    forM_ "zZ" $ \letter -> putStrLn (unwords [show (format ('%' : flag ++ [letter]) zone) | flag <- flags])
  forM_ [fromGregorian (-101) 3 7, fromGregorian 12345 11 30] $ \day ->
    forM_ "YCydbD%" $ \letter -> putStrLn (unwords [show (format ('%' : flag ++ [letter]) day) | flag <- flags])
  forM_ [TimeOfDay 1 2 3.04, TimeOfDay (-1) (-2) (-3.25), midnight] $ \time -> do
    print time
    forM_ "HQqp" $ \letter -> putStrLn (unwords [show (format ('%' : flag ++ [letter]) time) | flag <- flags])
  print [parse f "  20" :: Maybe Day | f <- ["%Y", "%-Y", "%C", "%^Y", "%m", "%d%"]]
  print [parse "%m  %d" text :: Maybe Day | text <- ["12 31", "12  31", "12   31"]]
  print [parse f text :: Maybe TimeOfDay | (f, text) <- [("%I", "12"), ("%I%p", "12am"), ("%p%I", "pm01"), ("%H%p", "13am"), ("%p%H", "am13")]]
  print [parse f text :: Maybe TimeZone | (f, text) <- [("%Z", "utc"), ("%Z", "est"), ("%z%Z", "+0100EST"), ("%Z%z", "EST+0100")]]
  print [parse "%s%Q" text :: Maybe UTCTime | text <- ["1.5", "-1.5", "-0.25", "7"]]
  let start = fromGregorian 2000 1 1
  print (map (UTCTime start) [-1, 86400.5, 90000])
  print (diffUTCTime (UTCTime start 90000) (UTCTime start 0), addUTCTime 1 (UTCTime start 90000))
