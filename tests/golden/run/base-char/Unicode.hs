-- A sum over all characters of what their category and case mappings are: equal sums, equal tables.
import Data.Char
import Data.List

step :: Int -> Int -> Int
step h x = (h * 31 + x) `mod` 1000000007

main :: IO ()
main = do
  let codes = [0, 7 .. 0x10FFFF] ++ [0 .. 0x24FF]
      chars = map chr codes
  print (foldl' (\h c -> step h (fromEnum (generalCategory c))) 7 chars)
  print (foldl' (\h c -> step h (ord (toUpper c))) 7 chars)
  print (foldl' (\h c -> step h (ord (toLower c))) 7 chars)
  print (foldl' (\h c -> step h (ord (toTitle c))) 7 chars)
  print (length (filter isAlpha chars), length (filter isAlphaNum chars), length (filter isUpper chars), length (filter isLower chars))
  print (length (filter isSpace chars), length (filter isPrint chars), length (filter isPunctuation chars), length (filter isSymbol chars))
