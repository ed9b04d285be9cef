{-# LANGUAGE LambdaCase #-}
{-# LANGUAGE ScopedTypeVariables #-}
-- | A JSON library in one file: values, a parser with positions in its messages, a compact and a pretty printer, and
-- type classes for conversion.
module Main (main) where

import Control.Applicative (Alternative (..))
import Control.Monad (forM_, replicateM, void)
import Data.Char (chr, intToDigit, isControl, isDigit, isHexDigit, digitToInt, ord)
import Data.List (intercalate)
import qualified Data.Map as Map
import Data.Map (Map)

data Value
  = Null
  | Bool Bool
  | Number Double
  | String String
  | Array [Value]
  | Object (Map String Value)
  deriving (Eq, Show)

-- * Parsing

data Position = Position { line :: !Int, column :: !Int }
  deriving (Eq, Ord)

data Failure = Failure Position [String]

instance Show Failure where
  show (Failure (Position l c) expected) = show l ++ ":" ++ show c ++ ": expected " ++ intercalate " or " expected

newtype Parser a = Parser { runParser :: (Position, String) -> Either Failure (a, (Position, String)) }

instance Functor Parser where
  fmap f (Parser p) = Parser $ \s -> case p s of
    Left failure -> Left failure
    Right (a, rest) -> Right (f a, rest)

instance Applicative Parser where
  pure a = Parser $ \s -> Right (a, s)
  Parser pf <*> Parser pa = Parser $ \s -> do
    (f, s1) <- pf s
    (a, s2) <- pa s1
    return (f a, s2)

instance Monad Parser where
  Parser p >>= f = Parser $ \s -> do
    (a, s1) <- p s
    runParser (f a) s1

-- | The second choice is tried only where the first one failed at once; of failures the furthest counts.
instance Alternative Parser where
  empty = failing []
  Parser p <|> Parser q = Parser $ \s@(start, _) -> case p s of
    Left (Failure at expected) | at == start -> case q s of
      Left (Failure at' expected') | at' == start -> Left (Failure start (expected ++ expected'))
      other -> other
    other -> other

failing :: [String] -> Parser a
failing expected = Parser $ \(at, _) -> Left (Failure at expected)

satisfy :: String -> (Char -> Bool) -> Parser Char
satisfy what good = Parser $ \case
  (at, c : rest) | good c -> Right (c, (advance c at, rest))
  (at, _) -> Left (Failure at [what])

advance :: Char -> Position -> Position
advance '\n' (Position l _) = Position (l + 1) 1
advance _ (Position l c) = Position l (c + 1)

char :: Char -> Parser Char
char c = satisfy (show c) (== c)

spaces :: Parser ()
spaces = void (many (satisfy "space" (`elem` " \t\r\n")))

token :: Parser a -> Parser a
token p = p <* spaces

separatedBy :: Parser a -> Parser b -> Parser [a]
separatedBy p separator = ((:) <$> p <*> many (separator *> p)) <|> pure []

value :: Parser Value
value =
  keyword "null" Null
    <|> keyword "true" (Bool True)
    <|> keyword "false" (Bool False)
    <|> (Number <$> token number)
    <|> (String <$> token string)
    <|> (Array <$> (symbol '[' *> separatedBy value (symbol ',') <* symbol ']'))
    <|> (Object . Map.fromList <$> (symbol '{' *> separatedBy member (symbol ',') <* symbol '}'))
  where
    keyword word result = token (result <$ mapM_ char word)
    member = (,) <$> token string <* symbol ':' <*> value

symbol :: Char -> Parser Char
symbol = token . char

number :: Parser Double
number = do
  sign <- text (char '-') <|> pure ""
  whole <- ("0" <$ char '0') <|> some digit
  fraction <- ((:) <$> char '.' <*> some digit) <|> pure ".0"
  power <- exponentPart <|> pure ""
  return (applySign sign (read (whole ++ fraction ++ power)))
  where
    digit = satisfy "digit" isDigit
    text p = (: []) <$> p
    exponentPart = do
      e <- satisfy "exponent" (`elem` "eE")
      sign <- text (char '-') <|> ("" <$ char '+') <|> pure ""
      digits <- some digit
      return (e : sign ++ digits)
    applySign sign = if null sign then id else negate

string :: Parser String
string = char '"' *> many character <* char '"'
  where
    character = satisfy "character" (\c -> c /= '"' && c /= '\\' && not (isControl c)) <|> (char '\\' *> escape)
    escape = foldr (<|>) unicode [result <$ char c | (c, result) <- escapes]
    unicode = do
      digits <- char 'u' *> replicateM 4 (satisfy "hexadecimal digit" isHexDigit)
      return (chr (foldl (\n d -> n * 16 + digitToInt d) 0 digits))

-- | Letters after a backslash and what they stand for.
escapes :: [(Char, Char)]
escapes = zip "\"\\/bfnrt" "\"\\/\b\f\n\r\t"

parseJson :: String -> Either Failure Value
parseJson text = fst <$> runParser (spaces *> value <* end) (Position 1 1, text)
  where
    end = Parser $ \case
      s@(_, "") -> Right ((), s)
      (at, _) -> Left (Failure at ["end of text"])

-- * Printing

-- | On one line, no spaces.
compact :: Value -> String
compact v = render v ""
  where
    render = \case
      Null -> showString "null"
      Bool b -> showString (if b then "true" else "false")
      Number n -> showNumber n
      String s -> quote s
      Array vs -> showChar '[' . commas (map render vs) . showChar ']'
      Object o -> showChar '{' . commas [quote k . showChar ':' . render x | (k, x) <- Map.toList o] . showChar '}'
    commas [] = id
    commas items = foldr1 (\a b -> a . showChar ',' . b) items

-- | Indented by two; what fits into the given width stays on one line.
pretty :: Int -> Value -> String
pretty width = go 0
  where
    go indent v
      | indent + length (compact v) <= width = compact v
      | otherwise = case v of
          Array vs -> block indent '[' ']' (map (go (indent + 2)) vs)
          Object o -> block indent '{' '}' [quote k (": " ++ go (indent + 2) x) | (k, x) <- Map.toList o]
          scalar -> compact scalar
    block indent open close items =
      [open] ++ "\n" ++ intercalate ",\n" (map (margin (indent + 2) ++) items) ++ "\n" ++ margin indent ++ [close]
    margin n = replicate n ' '

showNumber :: Double -> ShowS
showNumber n
  | n == fromIntegral whole && abs n < 1e15 = shows whole
  | otherwise = shows n
  where
    whole = round n :: Integer

quote :: String -> ShowS
quote s = showChar '"' . foldr ((.) . escaped) id s . showChar '"'
  where
    escaped c
      | c /= '/', Just letter <- lookup c [(result, l) | (l, result) <- escapes] = showChar '\\' . showChar letter
      | isControl c = showString "\\u" . showString (hex 4 (ord c))
      | otherwise = showChar c
    hex :: Int -> Int -> String
    hex 0 _ = ""
    hex k n = hex (k - 1) (n `div` 16) ++ [intToDigit (n `mod` 16)]

-- * Conversion

class ToJson a where
  toJson :: a -> Value
  listToJson :: [a] -> Value
  listToJson = Array . map toJson

class FromJson a where
  fromJson :: Value -> Maybe a
  listFromJson :: Value -> Maybe [a]
  listFromJson = \case
    Array vs -> mapM fromJson vs
    _ -> Nothing

instance ToJson Bool where toJson = Bool

instance FromJson Bool where
  fromJson = \case { Bool b -> Just b; _ -> Nothing }

instance ToJson Int where toJson = Number . fromIntegral

instance FromJson Int where
  fromJson = \case { Number n | n == fromIntegral (round n :: Int) -> Just (round n); _ -> Nothing }

instance ToJson Char where
  toJson c = String [c]
  listToJson = String

instance FromJson Char where
  fromJson = \case { String [c] -> Just c; _ -> Nothing }
  listFromJson = \case { String s -> Just s; _ -> Nothing }

instance ToJson a => ToJson [a] where toJson = listToJson

instance FromJson a => FromJson [a] where fromJson = listFromJson

instance ToJson a => ToJson (Maybe a) where toJson = maybe Null toJson

instance FromJson a => FromJson (Maybe a) where
  fromJson = \case { Null -> Just Nothing; v -> Just <$> fromJson v }

(.=) :: ToJson a => String -> a -> (String, Value)
key .= v = (key, toJson v)

(.:) :: FromJson a => Map String Value -> String -> Maybe a
object .: key = Map.lookup key object >>= fromJson

-- * An example

data Book = Book { title :: String, year :: Int, authors :: [String], inPrint :: Bool, pages :: Maybe Int }
  deriving (Eq, Show)

instance ToJson Book where
  toJson b = Object (Map.fromList
    ["title" .= title b, "year" .= year b, "authors" .= authors b, "inPrint" .= inPrint b, "pages" .= pages b])

instance FromJson Book where
  fromJson = \case
    Object o -> Book <$> o .: "title" <*> o .: "year" <*> o .: "authors" <*> o .: "inPrint" <*> o .: "pages"
    _ -> Nothing

library :: [Book]
library =
  [ Book "The Implementation of Functional Programming Languages" 1987 ["Simon Peyton Jones"] False (Just 445)
  , Book "Compiling with Continuations" 1992 ["Andrew W. Appel"] True Nothing
  , Book "Structure and \"Interpretation\"" 1985 ["Harold Abelson", "Gerald Jay Sussman"] True (Just 657)
  ]

samples :: [String]
samples =
  [ "[1, 2.5, -3e2, 0.001, 1e21, -0.5E-3]"
  , " { \"a\" : [ true , false , null ] , \"\\u00e9\\n\" : { } } "
  , "[1, 2"
  , "{\"a\": tru}"
  , "\"no end"
  , "[1,\n 2,\n ?]"
  , "01"
  , ""
  ]

main :: IO ()
main = do
  forM_ samples $ \text -> putStrLn (show text ++ " => " ++ either show compact (parseJson text))
  let document = toJson library
  putStrLn (pretty 60 document)
  putStrLn (pretty 1000 document)
  print (fmap fromJson (right (parseJson (pretty 20 document))) == Just (Just library))
  print (fromJson document == Just library, (fromJson (Array [Null]) :: Maybe [Book]))
  putStrLn (pretty 10 (Array [Number 1, Array [], Object Map.empty, Array [String "a\tb\1", Number 12345678]]))
  where
    right = either (const Nothing) Just
