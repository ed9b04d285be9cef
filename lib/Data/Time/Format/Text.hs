-- | Time as text in a given format.
module Data.Time.Format.Text (FormatTime (..), FormatOptions (..), Padding (..), formatTime) where

import Data.Char (isDigit, toLower, toUpper)
import Data.Fixed (Fixed (..), Pico, div')
import Data.List (dropWhileEnd)
import Data.Time.Calendar
import Data.Time.Calendar.OrdinalDate
import Data.Time.Calendar.WeekDate
import Data.Time.Clock
import Data.Time.Clock.POSIX (utcTimeToPOSIXSeconds)
import Data.Time.Format.Locale
import Data.Time.LocalTime

-- | How a part is to be filled up.
data Padding = Unpadded | PaddedWith Char

data FormatOptions = FormatOptions
  { locale :: TimeLocale
  , padding :: Maybe Padding
  , width :: Maybe Int
  }

class FormatTime t where
  -- | What a letter behind @%@ stands for; whether behind @%E@.
  formatCharacter :: Bool -> Char -> Maybe (FormatOptions -> t -> String)

formatTime :: FormatTime t => TimeLocale -> String -> t -> String
formatTime names = go
 where
  go ('%' : spec) t | Just (text, rest) <- specifier names spec t = text ++ go rest t
  go (c : rest) t = c : go rest t
  go "" _ = ""

-- | @[-_0^#][WIDTH][E]LETTER@. Nothing when the letter is missing.
specifier :: FormatTime t => TimeLocale -> String -> t -> Maybe (String, String)
specifier names spec t = case behindE of
  letter : rest -> Just (cased (maybe "" (\f -> f (FormatOptions names pad wide) t) (part letter)), rest)
  "" -> Nothing
 where
  (cased, pad, behindFlag) = case spec of
    '^' : rest -> (map toUpper, Nothing, rest)
    '#' : rest -> (map toLower, Nothing, rest)
    '-' : rest -> (id, Just Unpadded, rest)
    '_' : rest -> (id, Just (PaddedWith ' '), rest)
    '0' : rest -> (id, Just (PaddedWith '0'), rest)
    _ -> (id, Nothing, spec)
  (digits, behindWidth) = span isDigit behindFlag
  wide = if null digits then Nothing else Just (read digits)
  (isAlternate, behindE) = case behindWidth of
    'E' : rest -> (True, rest)
    _ -> (False, behindWidth)
  part letter = case letter of
    '%' -> word (\_ _ -> "%")
    't' -> word (\_ _ -> "\t")
    'n' -> word (\_ _ -> "\n")
    _ -> formatCharacter isAlternate letter

-- Parts ---------------------------------------------------------------------------------------------------------------

type Part t = Maybe (FormatOptions -> t -> String)

-- | Of something else that the value has.
via :: FormatTime u => Bool -> Char -> (t -> u) -> Part t
via isAlternate letter f = fmap (\format options t -> format options (f t)) (formatCharacter isAlternate letter)

-- | The first that knows the letter.
orElse :: Maybe a -> Maybe a -> Maybe a
orElse (Just a) _ = Just a
orElse Nothing other = other

-- | The format of the locale, or one of other letters.
compound :: FormatTime t => (TimeLocale -> String) -> Part t
compound format = word (\names -> formatTime names (format names))

-- | How wide a part is at least, and with what it is filled up: its usual width, whether it has that unasked, what it is usually filled with. A width that is
-- asked for counts from the usual one on, beside @-@ as it is.
fillOf :: Int -> Bool -> Char -> FormatOptions -> Maybe (Char, Int)
fillOf usual unasked c options = case (padding options, width options) of
  (Just Unpadded, wide) -> fmap (\n -> (' ', n)) wide
  (Just (PaddedWith other), wide) -> Just (other, maybe usual (max usual) wide)
  (Nothing, Just wide) -> Just (c, max usual wide)
  (Nothing, Nothing) -> if unasked then Just (c, usual) else Nothing

-- | A number, and how it is filled up where nothing else is asked for: the width, and with what if with anything.
number :: Int -> Maybe Char -> (t -> Integer) -> Part t
number usual fill f = Just (\options t -> padNumber (fillOf usual (maybe False (const True) fill) (maybe '0' id fill) options) (f t))

padNumber :: Maybe (Char, Int) -> Integer -> String
padNumber fill n
  | n < 0 = '-' : padNumber fill (negate n)
  | otherwise = padText fill (show n)

padText :: Maybe (Char, Int) -> String -> String
padText = maybe id (uncurry filled)

filled :: Char -> Int -> String -> String
filled c wide text = replicate (wide - length text) c ++ text

word :: (TimeLocale -> t -> String) -> Part t
word f = Just (\options t -> padText (fillOf 1 False ' ' options) (f (locale options) t))

-- Instances -----------------------------------------------------------------------------------------------------------

instance FormatTime Day where
  formatCharacter _ letter = case letter of
    'D' -> compound (const "%m/%d/%y")
    'F' -> compound (const "%Y-%m-%d")
    'x' -> compound dateFmt
    'Y' -> number 4 Nothing year
    'y' -> number 2 (Just '0') ((`mod` 100) . year)
    'C' -> number 2 Nothing ((`div` 100) . year)
    'B' -> word (\l -> fst . month l)
    'b' -> word (\l -> snd . month l)
    'h' -> word (\l -> snd . month l)
    'm' -> number 2 (Just '0') (toInteger . monthNumber)
    'd' -> number 2 (Just '0') dayOfMonth
    'e' -> number 2 (Just ' ') dayOfMonth
    'j' -> number 3 (Just '0') (toInteger . snd . toOrdinalDate)
    'G' -> number 4 Nothing weekYear
    'g' -> number 2 (Just '0') ((`mod` 100) . weekYear)
    'f' -> number 2 Nothing ((`div` 100) . weekYear)
    'V' -> number 2 (Just '0') (\date -> let (_, week, _) = toWeekDate date in toInteger week)
    'U' -> number 2 (Just '0') (toInteger . fst . sundayStartWeek)
    'W' -> number 2 (Just '0') (toInteger . fst . mondayStartWeek)
    _ -> via False letter dayOfWeek
   where
    year date = let (y, _, _) = toGregorian date in y
    monthNumber date = let (_, m, _) = toGregorian date in m
    month names date = months names !! (monthNumber date - 1)
    dayOfMonth date = let (_, _, d) = toGregorian date in toInteger d
    weekYear date = let (y, _, _) = toWeekDate date in y

instance FormatTime DayOfWeek where
  formatCharacter _ letter = case letter of
    'u' -> number 1 (Just '0') (toInteger . fromEnum)
    'w' -> number 1 (Just '0') (toInteger . fromSunday)
    'a' -> word (\l -> snd . (wDays l !!) . fromSunday)
    'A' -> word (\l -> fst . (wDays l !!) . fromSunday)
    _ -> Nothing
   where
    fromSunday day = fromEnum day `mod` 7

instance FormatTime TimeOfDay where
  formatCharacter _ letter = case letter of
    'R' -> compound (const "%H:%M")
    'T' -> compound (const "%H:%M:%S")
    'X' -> compound timeFmt
    'r' -> compound time12Fmt
    'P' -> word (\l -> map toLower . half l)
    'p' -> word half
    'H' -> number 2 (Just '0') hour
    'k' -> number 2 (Just ' ') hour
    'I' -> number 2 (Just '0') ofHalf
    'l' -> number 2 (Just ' ') ofHalf
    'M' -> number 2 (Just '0') (toInteger . todMin)
    'S' -> number 2 (Just '0') (\t -> todSec t `div'` 1)
    'q' -> Just (\options -> fraction True options . todSec)
    'Q' -> Just (\options t -> case fraction False options (todSec t) of
      "" -> ""
      told -> '.' : told)
    _ -> Nothing
   where
    half names t = (if todHour t < 12 then fst else snd) (amPm names)
    hour = toInteger . todHour
    ofHalf t = toInteger ((todHour t - 1) `mod` 12 + 1)

-- | The digits of a fraction of a second, as many as are wanted, else as there are; or all, where that is usual.
fraction :: Bool -> FormatOptions -> Pico -> String
fraction unasked options (MkFixed n) = case (padding options, width options) of
  (_, Just wide) -> exactly wide
  (Just (PaddedWith _), _) -> exactly 12
  (Nothing, _) | unasked -> exactly 12
  _ -> told
 where
  told = dropWhileEnd (== '0') (filled '0' 12 (show (abs n `mod` 10 ^ (12 :: Int))))
  exactly wide = take wide (told ++ repeat c)
  c = case padding options of
    Just (PaddedWith other) -> other
    Just Unpadded -> ' '
    Nothing -> '0'

instance FormatTime LocalTime where
  formatCharacter isAlternate letter = case letter of
    'c' -> compound dateTimeFmt
    _ -> via isAlternate letter localDay `orElse` via isAlternate letter localTimeOfDay

instance FormatTime TimeZone where
  formatCharacter isAlternate letter = case letter of
    'z' -> Just offset
    'Z' -> Just (\options zone -> if null (timeZoneName zone) then offset options zone else padText (fillOf 1 False ' ' options) (timeZoneName zone))
    _ -> Nothing
   where
    offset options zone = (if timeZoneMinutes zone < 0 then '-' else '+') : told
     where
      (h, m) = abs (timeZoneMinutes zone) `divMod` 60
      told
        | isAlternate = padText (fmap (fmap (subtract 3)) (fillOf 5 True '0' options)) (show h) ++ ':' : filled '0' 2 (show m)
        | otherwise = padText (fillOf 4 True '0' options) (show (100 * h + m))

instance FormatTime ZonedTime where
  formatCharacter isAlternate letter = case letter of
    'c' -> compound dateTimeFmt
    's' -> number 1 Nothing (\t -> utcTimeToPOSIXSeconds (zonedTimeToUTC t) `div'` 1)
    _ -> via isAlternate letter zonedTimeToLocalTime `orElse` via isAlternate letter zonedTimeZone

instance FormatTime UTCTime where
  formatCharacter isAlternate letter = via isAlternate letter (utcToZonedTime utc)

instance FormatTime UniversalTime where
  formatCharacter isAlternate letter = via isAlternate letter (ut1ToLocalTime 0)
