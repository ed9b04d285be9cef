module Main where

import Data.Array

-- | Items that fit and are worth most, by a lazy table.
knapsack :: Int -> [(String, Int, Int)] -> (Int, [String])
knapsack capacity items = (table ! (n, capacity), pick n capacity)
  where
    n = length items
    arr = listArray (1, n) items
    table = array ((0, 0), (n, capacity)) [((i, w), best i w) | i <- [0 .. n], w <- [0 .. capacity]]
    best 0 _ = 0
    best i w
      | wi > w = table ! (i - 1, w)
      | otherwise = max (table ! (i - 1, w)) (vi + table ! (i - 1, w - wi))
      where
        (_, wi, vi) = arr ! i
    pick 0 _ = []
    pick i w
      | table ! (i, w) == table ! (i - 1, w) = pick (i - 1) w
      | otherwise = let (name, wi, _) = arr ! i in pick (i - 1) (w - wi) ++ [name]

lcs :: Eq a => [a] -> [a] -> [a]
lcs xs ys = walk 0 0
  where
    m = length xs
    n = length ys
    x = listArray (0, m - 1) xs
    y = listArray (0, n - 1) ys
    t = array ((0, 0), (m, n)) [((i, j), f i j) | i <- [0 .. m], j <- [0 .. n]] :: Array (Int, Int) Int
    f i j
      | i == m || j == n = 0
      | x ! i == y ! j = 1 + t ! (i + 1, j + 1)
      | otherwise = max (t ! (i + 1, j)) (t ! (i, j + 1))
    walk i j
      | i == m || j == n = []
      | x ! i == y ! j = x ! i : walk (i + 1) (j + 1)
      | t ! (i + 1, j) >= t ! (i, j + 1) = walk (i + 1) j
      | otherwise = walk i (j + 1)

levenshtein :: String -> String -> Int
levenshtein s t = last (foldl row [0 .. length t] s)
  where
    row prev@(p : ps) c = scanl next (p + 1) (zip3 t prev ps)
      where
        next left (c', diag, up) = minimum [left + 1, up + 1, diag + fromEnum (c /= c')]
    row [] _ = []

change :: [Int] -> Int -> Integer
change coins target = foldr add base coins !! target
  where
    base = 1 : repeat 0
    add c ways = let new = zipWith (+) ways (replicate c 0 ++ new) in new

main :: IO ()
main = do
  print (knapsack 50 [("a", 10, 60), ("b", 20, 100), ("c", 30, 120)])
  print (knapsack 10 [("map", 9, 150), ("compass", 1, 35), ("water", 5, 200), ("sandwich", 3, 160), ("glucose", 2, 60)])
  putStrLn (lcs "thisisatest" "testing123testing")
  print (lcs [1, 3, 5, 7, 9 :: Int] [3, 4, 5, 9])
  print (map (uncurry levenshtein) [("kitten", "sitting"), ("", "abc"), ("rosettacode", "raisethysword")])
  print (change [1, 5, 10, 25, 50, 100] 100, change [1, 2, 5, 10, 20, 50, 100, 200] 200)
