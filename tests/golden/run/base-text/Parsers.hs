-- Parsers of Text.ParserCombinators.ReadP.
import Data.Char
import Text.ParserCombinators.ReadP

number :: ReadP Int
number = read <$> munch1 isDigit

expr, term, factor :: ReadP Int
expr = chainl1 term (skipSpaces *> (((+) <$ char '+') +++ ((-) <$ char '-')) <* skipSpaces)
term = chainl1 factor (skipSpaces *> ((*) <$ char '*') <* skipSpaces)
factor = number +++ between (char '(') (char ')') expr

main :: IO ()
main = do
  print (readP_to_S (expr <* eof) "2*(3+4)-10")
  print (readP_to_S (many (satisfy isAlpha)) "abc1")
  print (readP_to_S (sepBy number (char ',')) "1,22,3")
  print (readP_to_S (string "ab" +++ string "a") "abc")
  print (readP_to_S (string "ab" <++ string "a") "abc")
  print (readP_to_S (gather (many1 get)) "xy")
  print (readP_to_S (option 'z' (char 'a')) "ab", readP_to_S (optional (char 'a')) "b")
  print (readP_to_S (manyTill get (string "*/")) "text*/more")
  print (readP_to_S (count 2 get) "abc", readP_to_S (skipMany1 (char ' ') *> look) "  x")
  print (readP_to_S (endBy number (char ';')) "1;2;", readP_to_S (chainr1 number ((-) <$ char '-')) "9-4-2")
  print (readP_to_S (choice [string "x", string "y"]) "y", readP_to_S (pfail :: ReadP ()) "y")
  print (readP_to_S (readS_to_P (reads :: ReadS Int)) "12 z")
