module Main where
import Control.Applicative hiding (many, optional)
import Data.Char
import Text.ParserCombinators.ReadP
import qualified Data.Map as M

data JSON = JNull | JBool Bool | JNum Double | JStr String | JArr [JSON] | JObj (M.Map String JSON) deriving (Show, Eq)

tok :: ReadP a -> ReadP a
tok p = p <* skipSpaces
json :: ReadP JSON
json = tok (choice
  [ JNull <$ string "null", JBool True <$ string "true", JBool False <$ string "false"
  , JNum <$> number, JStr <$> str
  , JArr <$> between (tok (char '[')) (char ']') (sepBy json (tok (char ',')))
  , JObj . M.fromList <$> between (tok (char '{')) (char '}') (sepBy ((,) <$> tok str <* tok (char ':') <*> json) (tok (char ',')))
  ])
number :: ReadP Double
number = do
  sign <- option "" (string "-")
  int <- munch1 isDigit
  frac <- option "" ((:) <$> char '.' <*> munch1 isDigit)
  ex <- option "" (do { _ <- satisfy (`elem` "eE"); s <- option "" (string "-" +++ ("" <$ char '+')); d <- munch1 isDigit; return ('e' : s ++ d) })
  return (read (sign ++ int ++ (if null frac then "" else frac) ++ ex))
str :: ReadP String
str = between (char '"') (char '"') (many chr')
  where
    chr' = satisfy (\c -> c /= '"' && c /= '\\') <++ (char '\\' *> esc)
    esc = choice [c' <$ char c | (c, c') <- zip "\"\\/bfnrt" "\"\\/\b\f\n\r\t"] <|> (char 'u' *> (chr . fst . head . readHexN <$> count 4 (satisfy isHexDigit)))
    readHexN s = [(foldl (\a d -> a * 16 + digitToInt d) 0 s, "")]

parse :: String -> Maybe JSON
parse s = case [x | (x, "") <- readP_to_S (skipSpaces *> json) s] of { [x] -> Just x; _ -> Nothing }

render :: JSON -> String
render JNull = "null"
render (JBool b) = map toLower (show b)
render (JNum n) | n == fromIntegral (round n :: Int) = show (round n :: Int)
                | otherwise = show n
render (JStr s) = show s
render (JArr xs) = "[" ++ commas (map render xs) ++ "]"
render (JObj m) = "{" ++ commas [show k ++ ":" ++ render v | (k, v) <- M.toList m] ++ "}"
commas :: [String] -> String
commas = foldr1' (\a b -> a ++ "," ++ b) where { foldr1' _ [] = ""; foldr1' f xs = foldr1 f xs }

data E = N Int | E :+ E | E :* E deriving Show
expr, term, factor :: ReadP E
expr = chainl1 term ((:+) <$ tok (char '+'))
term = chainl1 factor ((:*) <$ tok (char '*'))
factor = N . read <$> tok (munch1 isDigit) <|> between (tok (char '(')) (tok (char ')')) expr

main :: IO ()
main = do
  let t = "{ \"a\" : [1, 2.5, -3e2, true, null], \"b\": {\"c\": \"x\\n\\u0041\\\"\"}, \"e\": [], \"f\": {} }"
  print (parse t)
  putStrLn (maybe "bad" render (parse t))
  print (map parse ["[1,", "tru", "\"abc", "[1 2]", " 7 "])
  print (readP_to_S (expr <* eof) "1+2*(3+4)*5")
  print (readP_to_S (many (satisfy isAlpha)) "abc1")
  print (readP_to_S (sepBy1 (munch1 isDigit) (char ',') <* eof) "1,22,333", readP_to_S (endBy (munch isAlpha) (char ';')) "a;b;")
  print (readP_to_S (gather (string "ab" *> optional (char 'c'))) "abcd", readP_to_S (string "a" +++ string "ab") "abc", readP_to_S (string "a" <++ string "ab") "abc", readP_to_S (manyTill get (string "--")) "x--y--", readP_to_S (look >>= \s -> if length s > 2 then return 'l' else pfail) "abc")
  print (readP_to_S (skipMany1 (char ' ') *> rest) "  x", readP_to_S (count 2 get) "abc", readP_to_S (chainr1 (read <$> munch1 isDigit) ((-) <$ char '-') <* eof) "10-3-2" :: [(Int, String)], readP_to_S (option 'x' (char 'a')) "b")
  where rest = munch (const True)
