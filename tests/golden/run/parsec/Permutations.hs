-- Parts in any order, some of them optional.
import Text.Parsec
import Text.Parsec.Perm
import Text.Parsec.String (Parser)

attributes :: Parser (String, Int, Bool)
attributes = permute ((,,) <$$> field "name" (many1 letter) <||> field "size" (read <$> many1 digit) <|?> (False, True <$ try (string "on;")))
  where
    field :: String -> Parser a -> Parser a
    field key p = try (string key) *> char '=' *> p <* char ';'

optionals :: Parser String
optionals = permute ((\a b c -> [a, b, c]) <$?> ('_', char 'a') <|?> ('_', char 'b') <|?> ('_', char 'c'))

main :: IO ()
main = do
  mapM_ (\s -> putStrLn s >> print (parse (attributes <* eof) "" s))
    ["name=x;size=3;on;", "size=3;on;name=x;", "on;size=3;name=x;", "size=4;name=y;", "name=x;", "name=x;name=y;", "size=3;on;on;", ""]
  mapM_ (\s -> print (parse (optionals <* eof) "" s)) ["", "a", "cb", "bca", "aa", "abcd"]
