-- Parsers of characters, where they succeed and what they tell where they fail.
import Text.Parsec
import Text.Parsec.String (Parser)

try' :: Show a => String -> Parser a -> [String] -> IO ()
try' name p = mapM_ (\input -> putStrLn (name ++ " " ++ show input) >> print (parse ((,) <$> p <*> rest) "" input))
  where rest = (,) <$> (sourceColumn <$> getPosition) <*> getInput

main :: IO ()
main = do
  try' "char" (char 'x') ["xy", "y", ""]
  try' "string" (string "let") ["let", "lex", "x", "le"]
  try' "empty string" (string "") ["", "a"]
  try' "oneOf" (oneOf "abc") ["b", "d", ""]
  try' "noneOf" (noneOf "abc") ["b", "\r", ""]
  try' "anyChar" anyChar ["\t", "\n", ""]
  try' "satisfy" (satisfy (> 'm')) ["z", "a"]
  try' "classes" (mapM (optionMaybe . (1 `count`)) [letter, digit, upper, lower, alphaNum, hexDigit, octDigit, space, tab, newline, crlf, endOfLine])
    ["a1Bcdf7 \t\n\r\n\n", "1Z", "x\r\n", "\r."]
  try' "spaces" (spaces *> letter) ["  \n\t a", "  ,", ""]
  mapM_ (\(name, p) -> try' name p ["", "."])
    [ ("letter", letter), ("digit", digit), ("upper", upper), ("lower", lower), ("alphaNum", alphaNum), ("hexDigit", hexDigit)
    , ("octDigit", octDigit), ("space", space), ("tab", tab), ("newline", newline), ("crlf", crlf), ("endOfLine", endOfLine) ]
  parseTest (many1 digit <* eof) "12a"
  parseTest (sepBy1 (many1 letter) (char ',') <* eof) "ab,cd,e"
