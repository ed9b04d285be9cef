import qualified Data.IntMap as IM
import qualified Data.Map as Map

-- Lazy values let a map refer to itself.
fibs :: IM.IntMap Integer
fibs = IM.fromList [(n, if n < 2 then toInteger n else fibs IM.! (n - 1) + fibs IM.! (n - 2)) | n <- [0 .. 100]]

lcs :: String -> String -> Int
lcs xs ys = table Map.! (0, 0)
  where
    (n, m) = (length xs, length ys)
    table = Map.fromList [((i, j), cell i j) | i <- [0 .. n], j <- [0 .. m]]
    cell i j
      | i == n || j == m = 0
      | xs !! i == ys !! j = 1 + table Map.! (i + 1, j + 1)
      | otherwise = max (table Map.! (i + 1, j)) (table Map.! (i, j + 1))

main :: IO ()
main = do
  print (fibs IM.! 100, lcs "the quick brown fox" "a quack drawn box")
  let chain = Map.fromSet (\k -> if k == 0 then [0] else k : chain Map.! (k `div` 2)) (Map.keysSet (Map.fromList [(k, ()) | k <- [0 .. 30 :: Int]]))
  print (chain Map.! 29)
  print (Map.size (Map.map (const undefined) chain), fmap length (Map.lookup 30 chain))
