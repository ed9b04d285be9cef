-- | Time from text of a given format.
module Data.Time.Format.Parse
  ( parseTimeM, parseTimeOrError, readSTime, readPTime, parseTime, readTime, readsTime, ParseTime (..)
  ) where

import Control.Monad (foldM, guard)
import Data.Char (isAlpha, isDigit, isSpace, toLower, toUpper)
import Data.Fixed (Fixed (..), Pico)
import Data.List (elemIndex)
import Data.Maybe (fromMaybe, listToMaybe, mapMaybe)
import Data.Time.Calendar
import Data.Time.Calendar.OrdinalDate
import Data.Time.Calendar.WeekDate
import Data.Time.Clock
import Data.Time.Clock.POSIX (posixSecondsToUTCTime)
import Data.Time.Format.Locale
import Data.Time.Format.Text (Padding (..))
import Data.Time.LocalTime
import Text.ParserCombinators.ReadP hiding ((<++))
import qualified Text.ParserCombinators.ReadP as ReadP

class ParseTime t where
  -- | From the letters of the format, each with the text that stood there. Nothing when there is no such time.
  buildTime :: TimeLocale -> [(Char, String)] -> Maybe t

-- | Whether spaces around it are accepted. What the format does not say is that of the beginning of 1970.
parseTimeM :: (MonadFail m, ParseTime t) => Bool -> TimeLocale -> String -> String -> m t
parseTimeM spaces names format text = case parses spaces names format text of
  [t] -> return t
  ts -> fail ("parseTimeM: " ++ failure ts text)

parseTimeOrError :: ParseTime t => Bool -> TimeLocale -> String -> String -> t
parseTimeOrError spaces names format text = case parses spaces names format text of
  [t] -> t
  ts -> error ("parseTimeOrError: " ++ failure ts text)

-- | All ways to read all of the text.
parses :: ParseTime t => Bool -> TimeLocale -> String -> String -> [t]
parses spaces names format text = [t | (t, rest) <- readSTime spaces names format text, if spaces then all isSpace rest else null rest]

failure :: [t] -> String -> String
failure ts text = (if null ts then "no parse of " else "multiple parses of ") ++ show text

readSTime :: ParseTime t => Bool -> TimeLocale -> String -> ReadS t
readSTime spaces names format = readP_to_S (readPTime spaces names format)

readPTime :: ParseTime t => Bool -> TimeLocale -> String -> ReadP t
readPTime spaces names format = do
  if spaces then skipSpaces else return ()
  pairs <- parts names format
  maybe pfail return (buildTime names pairs)

parseTime :: ParseTime t => TimeLocale -> String -> String -> Maybe t
parseTime = parseTimeM True
{-# DEPRECATED parseTime "use \"parseTimeM True\" instead" #-}

readTime :: ParseTime t => TimeLocale -> String -> String -> t
readTime = parseTimeOrError True
{-# DEPRECATED readTime "use \"parseTimeOrError True\" instead" #-}

readsTime :: ParseTime t => TimeLocale -> String -> ReadS t
readsTime = readSTime True
{-# DEPRECATED readsTime "use \"readSTime True\" instead" #-}

-- Text ----------------------------------------------------------------------------------------------------------------

-- | The letters of a format with what stands in their places. Letters are told apart without case, spaces are as many or more.
parts :: TimeLocale -> String -> ReadP [(Char, String)]
parts _ "" = return []
parts names ('%' : spec) = case behindFlag of
  'E' : letter : rest -> specified letter rest
  letter : rest -> specified letter rest
  "" -> return []
 where
  (pad, behindFlag) = case spec of
    '-' : rest -> (Just Unpadded, rest)
    '_' : rest -> (Just (PaddedWith ' '), rest)
    '0' : rest -> (Just (PaddedWith '0'), rest)
    _ -> (Nothing, spec)
  specified '%' rest = char '%' >> parts names rest
  specified letter rest = case compound letter of
    Just format -> parts names (format ++ rest)
    Nothing -> do
      text <- part names pad letter
      more <- parts names rest
      return ((letter, text) : more)
  compound letter = case letter of
    'c' -> Just (dateTimeFmt names)
    'R' -> Just "%H:%M"
    'T' -> Just "%H:%M:%S"
    'X' -> Just (timeFmt names)
    'r' -> Just (time12Fmt names)
    'D' -> Just "%m/%d/%y"
    'F' -> Just "%Y-%m-%d"
    'x' -> Just (dateFmt names)
    _ -> Nothing
parts names (c : rest)
  | isSpace c = satisfy isSpace >> (if any isSpace (take 1 rest) then return () else skipSpaces) >> parts names rest
  | otherwise = anyCase c >> parts names rest

anyCase :: Char -> ReadP Char
anyCase c = satisfy (\d -> toLower c == toLower d)

anyCases :: String -> ReadP String
anyCases text = mapM_ anyCase text >> return text

part :: TimeLocale -> Maybe Padding -> Char -> ReadP String
part names pad letter = case letter of
  'C' -> digits blank 2
  'f' -> digits blank 2
  'Y' -> digits blank 4
  'G' -> digits blank 4
  'y' -> digits zero 2
  'g' -> digits zero 2
  'B' -> choice (map (anyCases . fst) (months names))
  'b' -> choice (map (anyCases . snd) (months names))
  'h' -> choice (map (anyCases . snd) (months names))
  'm' -> digits zero 2
  'd' -> digits zero 2
  'e' -> digits blank 2
  'j' -> digits zero 3
  'V' -> digits zero 2
  'U' -> digits zero 2
  'W' -> digits zero 2
  'u' -> fmap pure (satisfy (`elem` ['1' .. '7']))
  'w' -> fmap pure (satisfy (`elem` ['0' .. '6']))
  'a' -> choice (map (anyCases . snd) (wDays names))
  'A' -> choice (map (anyCases . fst) (wDays names))
  'P' -> choice (map anyCases [fst (amPm names), snd (amPm names)])
  'p' -> choice (map anyCases [fst (amPm names), snd (amPm names)])
  'H' -> digits zero 2
  'I' -> digits zero 2
  'k' -> digits blank 2
  'l' -> digits blank 2
  'M' -> digits zero 2
  'S' -> digits zero 2
  'q' -> digits zero 12
  'Q' -> ((:) <$> char '.' <*> munch isDigit) ReadP.<++ return ""
  's' -> (++) <$> option "" (string "-") <*> munch1 isDigit
  'z' -> offset
  'Z' -> munch1 isAlpha +++ offset
  _ -> pfail
 where
  zero = PaddedWith '0'
  blank = PaddedWith ' '
  digits usual wide = case fromMaybe usual pad of
    Unpadded -> many1 digit
    PaddedWith ' ' -> skipSpaces >> many1 digit
    PaddedWith _ -> count wide digit
  digit = satisfy isDigit
  offset = do
    sign <- satisfy (`elem` "+-")
    h <- count 2 digit
    _ <- optional (char ':')
    m <- count 2 digit
    return (sign : h ++ m)

-- Meaning -------------------------------------------------------------------------------------------------------------

-- | The text of the last of these letters.
lastOf :: String -> [(Char, String)] -> Maybe (Char, String)
lastOf letters pairs = listToMaybe [pair | pair <- reverse pairs, fst pair `elem` letters]

within :: Int -> Int -> String -> Maybe Int
within low high text = do
  n <- if all isDigit text && not (null text) then Just (read text) else Nothing
  n <$ guard (n >= low && n <= high)

-- | Which of the names it is, from 1.
named :: [String] -> String -> Maybe Int
named names text = fmap (+ 1) (elemIndex (map toLower text) (map (map toLower) names))

data Week = ISO | FromSunday | FromMonday

data Component
  = InMonth Int
  | InYear Int
  | InWeek Week Int

instance ParseTime Day where
  buildTime names pairs = do
    components <- sequence (mapMaybe component pairs)
    weekday <- traverse weekdayOf (lastOf "uaAw" pairs)
    day <- traverse (within 1 31 . snd) (lastOf "de" pairs)
    let yearOf = century * 100 + ofCentury
        at found = case found of
          InYear n -> fromOrdinalDateValid yearOf n
          InMonth n -> fromGregorianValid yearOf n (fromMaybe 1 day)
          InWeek ISO n -> fromWeekDateValid yearOf n (fromMaybe 4 weekday)
          InWeek FromSunday n -> fromSundayStartWeekValid yearOf n (fromMaybe 4 weekday `mod` 7)
          InWeek FromMonday n -> fromMondayStartWeekValid yearOf n (fromMaybe 4 weekday)
    at (fromMaybe (InMonth 1) (listToMaybe components))
   where
    component (letter, text) = case letter of
      'm' -> Just (InMonth <$> within 1 12 text)
      'B' -> Just (InMonth <$> named (map fst (months names)) text)
      'b' -> Just (InMonth <$> named (map snd (months names)) text)
      'h' -> Just (InMonth <$> named (map snd (months names)) text)
      'j' -> Just (InYear <$> within 1 366 text)
      'V' -> Just (InWeek ISO <$> within 1 53 text)
      'U' -> Just (InWeek FromSunday <$> within 0 53 text)
      'W' -> Just (InWeek FromMonday <$> within 0 53 text)
      _ -> Nothing
    weekdayOf (letter, text) = case letter of
      'a' -> fmap sundayLast (named (map snd (wDays names)) text)
      'A' -> fmap sundayLast (named (map fst (wDays names)) text)
      'w' -> fmap (sundayLast . (+ 1)) (within 0 6 text)
      _ -> within 1 7 text
    -- counted from Sunday, 1, to counted from Monday
    sundayLast n = if n == 1 then 7 else n - 1
    ofCentury = case lastOf "YGyg" pairs of
      Just (_, text) -> read text `mod` 100
      Nothing -> 70
    century = case lastOf "YGCf" pairs of
      Just (letter, text)
        | letter `elem` "YG" -> read text `div` 100
        | otherwise -> read text
      Nothing -> if ofCentury >= 69 then 19 else 20

instance ParseTime TimeOfDay where
  buildTime names pairs = do
    (hour, minute, second) <- foldM change (0, 0, 0) pairs
    return (TimeOfDay hour minute (fromIntegral second + fractionOf pairs))
   where
    change (h, m, s) (letter, text)
      | letter `elem` "pP" = do
        half <- named [fst (amPm names), snd (amPm names)] text
        return (if half == 2 && h >= 12 then h else h `mod` 12 + 12 * (half - 1), m, s)
      | letter `elem` "Hk" = fmap (\n -> (n, m, s)) (within 0 23 text)
      | letter `elem` "Il" = fmap (\n -> (n, m, s)) (within 1 12 text)
      | letter == 'M' = fmap (\n -> (h, n, s)) (within 0 59 text)
      | letter == 'S' = fmap (\n -> (h, m, n)) (within 0 60 text)
      | otherwise = Just (h, m, s)

-- | Of a second, as @%q@ or @%Q@ gives it.
fractionOf :: [(Char, String)] -> Pico
fractionOf pairs = MkFixed (case lastOf "qQ" pairs of
  Just ('q', text) -> read text
  Just (_, _ : text) | not (null text) -> read (take 12 (text ++ repeat '0'))
  _ -> 0)

instance ParseTime LocalTime where
  buildTime names pairs = LocalTime <$> buildTime names pairs <*> buildTime names pairs

instance ParseTime TimeZone where
  buildTime names = foldM change (minutesToTimeZone 0)
   where
    change zone (letter, text@(sign : digits))
      | letter `notElem` "zZ" = Just zone
      | sign `elem` "+-" = let n = read digits :: Int
                               m = n `div` 100 * 60 + n `mod` 100
                           in Just zone {timeZoneMinutes = if sign == '-' then negate m else m}
      | otherwise = known text (map toUpper text)
    change zone _ = Just zone
    known text name = listToMaybe ([zone | zone <- knownTimeZones names, map toUpper (timeZoneName zone) == name]
      ++ [utc | text == "UTC"] ++ [TimeZone (60 * hours) False name | [letter] <- [name], Just hours <- [lookup letter military]])
    military = zip "ABCDEFGHIKLM" [1 ..] ++ zip "NOPQRSTUVWXY" [-1, -2 ..] ++ [('Z', 0)]

instance ParseTime ZonedTime where
  buildTime names pairs = do
    zone <- buildTime names pairs
    time <- buildTime names pairs
    return (case lastOf "s" pairs of
      Just (_, text) -> utcToZonedTime zone (posixSecondsToUTCTime (fromInteger (read text) + realToFrac (fractionOf pairs)))
      Nothing -> ZonedTime time zone)

instance ParseTime UTCTime where
  buildTime names pairs = fmap zonedTimeToUTC (buildTime names pairs)

instance ParseTime UniversalTime where
  buildTime names pairs = fmap (localTimeToUT1 0) (buildTime names pairs)

-- Reading -------------------------------------------------------------------------------------------------------------

readsAs :: ParseTime t => String -> Int -> ReadS t
readsAs format _ = readParen False (readSTime True defaultTimeLocale format)

instance Read Day where readsPrec = readsAs "%Y-%m-%d"

instance Read TimeOfDay where readsPrec = readsAs "%H:%M:%S%Q"

instance Read LocalTime where readsPrec = readsAs "%Y-%m-%d %H:%M:%S%Q"

instance Read TimeZone where readsPrec = readsAs "%Z"

instance Read ZonedTime where readsPrec = readsAs "%Y-%m-%d %H:%M:%S%Q %Z"

instance Read UTCTime where readsPrec p text = [(zonedTimeToUTC t, rest) | (t, rest) <- readsPrec p text]

instance Read UniversalTime where readsPrec p text = [(localTimeToUT1 0 t, rest) | (t, rest) <- readsPrec p text]
