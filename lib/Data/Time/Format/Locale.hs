-- | What formats of time need to know of a language.
module Data.Time.Format.Locale
  ( TimeLocale (..), defaultTimeLocale, iso8601DateFormat, rfc822DateFormat
  ) where

import Data.Time.LocalTime (TimeZone (..))

data TimeLocale = TimeLocale
  { wDays :: [(String, String)]
    -- ^ from Sunday on, in full and short
  , months :: [(String, String)]
  , amPm :: (String, String)
  , dateTimeFmt, dateFmt, timeFmt, time12Fmt :: String
  , knownTimeZones :: [TimeZone]
  }
  deriving (Eq, Ord, Show)

defaultTimeLocale :: TimeLocale
defaultTimeLocale = TimeLocale
  { wDays = short ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
  , months = short
      [ "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" ]
  , amPm = ("AM", "PM")
  , dateTimeFmt = "%a %b %e %H:%M:%S %Z %Y"
  , dateFmt = "%m/%d/%y"
  , timeFmt = "%H:%M:%S"
  , time12Fmt = "%I:%M:%S %p"
  , knownTimeZones = zone 0 False "UT" : zone 0 False "GMT" : concat
      [ [zone hours False (letter : "ST"), zone (hours + 1) True (letter : "DT")] | (letter, hours) <- zip "ECMP" [-5, -6 ..] ]
  }
 where
  short names = [(name, take 3 name) | name <- names]
  zone hours = TimeZone (60 * hours)

-- | A date, and a time of this format.
iso8601DateFormat :: Maybe String -> String
iso8601DateFormat time = "%Y-%m-%d" ++ maybe "" ('T' :) time

rfc822DateFormat :: String
rfc822DateFormat = "%a, %_d %b %Y %H:%M:%S %Z"
