{-# LANGUAGE ViewPatterns, BangPatterns, PatternGuards, MultiWayIf, LambdaCase, TupleSections #-}
-- View patterns, pattern guards, fall-through, multi-way if, \case.
import Data.Char (isDigit, toUpper)

stripped :: String -> String -> Maybe String
stripped [] rest = Just rest
stripped (c : cs) (d : ds) | c == d = stripped cs ds
stripped _ _ = Nothing

command :: String -> String
command (stripped "add " -> Just what) = "adding " ++ what
command (stripped "del " -> Just (words -> [a, b])) = "deleting " ++ a ++ " and " ++ b
command (span isDigit -> (n@(_ : _), rest)) = "number " ++ n ++ " then " ++ show rest
command (map toUpper -> "QUIT") = "bye"
command "" = "nothing"
command other
  | length other > 10 = "long"
  | Just x <- lookup other table, even x = "even " ++ show x
  | Just x <- lookup other table, let y = x + 1, y > 3 = "odd, next is " ++ show y
  where
    table = [("two", 2), ("three", 3), ("one", 1 :: Int)]
command _ = "unknown"

grade :: Int -> Char
grade n = if | n > 89 -> 'A' | n > 79, even n -> 'B' | n > 79 -> 'b' | otherwise -> 'C'

both :: (Int -> Bool) -> Int -> Int -> String
both p (p -> True) (p -> True) = "both"
both p (p -> True) _ = "first"
both p _ (p -> True) = "second"
both _ a ((+ a) -> sum') = "none, sum " ++ show sum'

classify :: [Int] -> String
classify = \case
  [] -> "empty"
  [0] -> "zero"
  [x] | x < 0 -> "negative" | x > 100 -> "big"
  [_] -> "one"
  _ : _ : rest@(_ : _) | let n = length rest, n > 2 -> "more than four: " ++ show n
  _ -> "few"

main :: IO ()
main = do
  mapM_ (putStrLn . command) ["add milk", "del a b", "del a", "42x", "quit", "", "abcdefghijkl", "two", "three", "one"]
  putStrLn (map grade [95, 84, 85, 3])
  mapM_ putStrLn [both even a b | (a, b) <- [(2, 4), (2, 3), (3, 2), (3, 5)]]
  mapM_ (putStrLn . classify) [[], [0], [-1], [101], [5], [1, 2], [1, 2, 3], [1 .. 6]]
