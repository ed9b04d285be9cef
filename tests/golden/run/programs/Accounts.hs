module Main where
import Data.Char (isDigit, isSpace)
import Data.List (sortOn, foldl')
import qualified Data.Map.Strict as Map
import Text.Printf (printf)
import Text.Read (readMaybe)
import System.IO
data Entry = Entry { date :: (Int, Int, Int), account :: String, cents :: Integer } deriving (Show, Eq)
splitOn :: Char -> String -> [String]
splitOn c s = case break (== c) s of { (a, _ : b) -> a : splitOn c b; (a, []) -> [a] }
parseEntry :: Int -> String -> Either String Entry
parseEntry n l = case map trim (splitOn ',' l) of
  [d, a, m] -> Entry <$> parseDate d <*> nonEmpty a <*> parseMoney m
  fields -> err ("expected 3 fields, got " ++ show (length fields))
  where
    err m = Left ("line " ++ show n ++ ": " ++ m)
    nonEmpty "" = err "no account"
    nonEmpty a = Right a
    parseDate d = case mapM readMaybe (splitOn '-' d) of
      Just [y, m, dd] | m >= 1, m <= 12, dd >= 1, dd <= 31 -> Right (y, m, dd)
      _ -> err ("bad date " ++ show d)
    parseMoney ('-' : m) = negate <$> parseMoney m
    parseMoney m = case span isDigit m of
      (w@(_ : _), '.' : f) | length f == 2, all isDigit f -> Right (read w * 100 + read f)
      (w@(_ : _), "") -> Right (read w * 100)
      _ -> err ("bad amount " ++ show m)
trim :: String -> String
trim = f . f where f = reverse . dropWhile isSpace
money :: Integer -> String
money c = (if c < 0 then "-" else "") ++ printf "%d.%02d" q r where (q, r) = abs c `quotRem` 100
main :: IO ()
main = do
  ls <- lines <$> getContents
  let results = [(n, parseEntry n l) | (n, l) <- zip [1 ..] ls, not (null (trim l)), head (trim l) /= '#']
      entries = [e | (_, Right e) <- results]
  mapM_ (hPutStrLn stderr) [m | (_, Left m) <- results]
  let totals = foldl' (\m e -> Map.insertWith (+) (account e) (cents e) m) Map.empty entries
      byMonth = Map.fromListWith (+) [((y, m), cents e) | e <- entries, let (y, m, _) = date e]
  mapM_ (\(a, c) -> printf "%-12s %10s\n" a (money c)) (Map.toList totals)
  putStrLn (replicate 23 '-')
  printf "%-12s %10s\n" "total" (money (sum totals))
  mapM_ (\((y, m), c) -> printf "%04d-%02d %s\n" y m (money c)) (Map.toAscList byMonth)
  print (map account (sortOn date entries))
