-- Dynamic programming three ways: lazy array, ST array, unboxed.
import Control.Monad
import Data.Array
import Data.Array.ST
import qualified Data.Array.Unboxed as U

items :: [(Int, Int)]
items = [(12, 4), (2, 2), (1, 1), (1, 2), (4, 10), (3, 7), (9, 13)]

lazyBest :: Int -> Int
lazyBest cap = table ! (n, cap)
  where
    n = length items
    ws = listArray (1, n) items
    table = array ((0, 0), (n, cap)) [((i, c), best i c) | i <- [0 .. n], c <- [0 .. cap]]
    best 0 _ = 0
    best i c
      | w > c = table ! (i - 1, c)
      | otherwise = max (table ! (i - 1, c)) (v + table ! (i - 1, c - w))
      where (w, v) = ws ! i

stBest :: Int -> Int
stBest cap = result U.! cap
  where
    result = runSTUArray (do
      arr <- newArray (0, cap) 0
      forM_ items $ \(w, v) -> forM_ [cap, cap - 1 .. w] $ \c -> do
        a <- readArray arr c
        b <- readArray arr (c - w)
        when (b + v > a) (writeArray arr c (b + v))
      return arr)

main :: IO ()
main = do
  print (map lazyBest [0, 5, 10, 15, 20])
  print (map stBest [0, 5, 10, 15, 20])
