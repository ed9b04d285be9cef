-- Combinators: what is taken, what is left, and what is told.
import qualified Control.Applicative as Applicative
import Control.Exception (ErrorCall(..), evaluate, try)
import Text.Parsec hiding (try)
import qualified Text.Parsec as P
import Text.Parsec.String (Parser)

run :: Show a => String -> Parser a -> [String] -> IO ()
run name p = mapM_ (\input -> putStrLn (name ++ " " ++ show input ++ ": " ++ either (("failed at " ++) . show) show (parse ((,) <$> p <*> getInput) "" input)))

main :: IO ()
main = do
  run "many" (many digit) ["12a", "a", ""]
  run "many1" (many1 digit) ["12a", "a"]
  run "skipMany" (skipMany digit) ["12a", "a"]
  run "skipMany1" (skipMany1 digit) ["12a", "a"]
  run "many, consumed" (many (digit *> letter)) ["1a2b", "1a2", ""]
  run "manyTill" (manyTill anyChar (P.try (string "-->"))) ["a-b-->c", "-->", "a--"]
  run "sepBy" (sepBy digit (char ',')) ["1,2,3x", "1,", ""]
  run "endBy" (endBy digit (char ';')) ["1;2;x", "1", ""]
  run "sepEndBy" (sepEndBy digit (char ';')) ["1;2;x", "1;2", ""]
  run "sepEndBy1" (sepEndBy1 digit (char ';')) ["1;2;x", ""]
  run "count" (count 2 letter) ["abc", "a1"]
  run "negative count" (count (-1) letter) ["abc"]
  run "between" (between (char '(') (char ')') (many letter)) ["(ab)c", "(ab", "(1"]
  run "choice" (choice [string "ab", string "cd"]) ["ab", "cd", "ac", "x"]
  run "try" (choice [P.try (string "ab"), string "ac"]) ["ab", "ac", "ad"]
  run "option" (option 'z' digit) ["1", "a"]
  run "optionMaybe" (optionMaybe (char 'a' *> digit)) ["a1", "ab", "b"]
  run "optional" (optional digit) ["1", "a"]
  run "lookAhead" (lookAhead (string "ab")) ["ab", "ac", "x"]
  run "notFollowedBy" (string "let" <* notFollowedBy alphaNum) ["let x", "lets", "let"]
  run "eof" (letter <* eof) ["a", "ab"]
  run "chainl1" (chainl1 (pure <$> digit) (op <$> oneOf "+-")) ["1-2-3", "1-", "-"]
  run "chainr1" (chainr1 (pure <$> digit) (op <$> oneOf "+-")) ["1-2-3", "1-", "-"]
  run "chainl" (chainl (pure <$> digit) (op <$> oneOf "+-") "none") ["1-2", "x"]
  run "chainr" (chainr (pure <$> digit) (op <$> oneOf "+-") "none") ["1-2", "x"]
  run "Alternative" (Applicative.many (Applicative.some digit <* Applicative.optional (char ' ')) Applicative.<|> Applicative.empty) ["12 3 x", "x"]
  run "Semigroup" (string "a" <> (mconcat <$> many (string "b")) <> mempty) ["abbc", "b"]
  run "parserTraced" (parserTraced "digits" (many1 digit)) ["12", "x"]
  r <- try (evaluate (parse (many (optional digit)) "" "x"))
  putStrLn (either (\(ErrorCall e) -> e) show r)
  where op o x y = "(" ++ x ++ [o] ++ y ++ ")"
