-- Loops over ranges of Int, which the optimiser makes count: their ends, steps of either sign, what is left of them, and that nothing is made that nobody asks for.
module Main where

import Control.Exception
import Control.Monad
import Data.Foldable
import Data.IORef
import Data.List (foldl')

total :: Int -> Int -> Int
total a b = sum [a .. b]

steps :: Int -> Int -> Int -> [Int]
steps a b c = [x * 10 | x <- [a, b .. c], x /= 3]

firstBeyond :: (Int -> Bool) -> [Int]
firstBeyond p = [x | x <- [(minBound :: Int) .. maxBound], p x]

pairs :: Int -> [(Int, Int)]
pairs n = [(x, y) | x <- [1 .. n], even x || x == n, y <- [x, x + 2 .. n]]

count :: Int -> Int -> IO Int
count a b = do
  r <- newIORef 0
  for_ [a .. b] $ \_ -> modifyIORef' r (+ 1)
  readIORef r

-- the element is kept, the list's rest comes twice, the list is used again
kept :: Int -> [Maybe Int]
kept n = foldr (\x r -> Just x : r) [] [1 .. n]

twice :: Int -> [Int]
twice n = foldr (\x r -> r ++ [x] ++ r) [] [1 .. n]

again :: Int -> (Int, Int)
again n = let xs = [1 .. n] in (sum xs, length xs)

main :: IO ()
main = do
  print (total 1 100, total 5 4, total 7 7, total (-3) 3, total maxBound maxBound)
  print (map (\(a, b, c) -> steps a b c) [(1, 2, 5), (1, 3, 6), (5, 4, 1), (5, 3, 0), (1, 2, 0), (1, 0, 2), (4, 4, 3), (1, 9, 5), (9, 1, 5)])
  print (take 3 (steps 2 2 2), take 2 (steps 2 2 9))
  print [x | x <- [(maxBound :: Int) - 2 .. maxBound]]
  print [x | x <- [(maxBound :: Int) - 5, maxBound - 3 ..]]
  print [x | x <- [(minBound :: Int) + 5, minBound + 3 ..]]
  print [x | x <- [(minBound :: Int), maxBound ..], x /= 0]
  print [x | x <- [(minBound :: Int), 0 .. maxBound]]
  print [x | x <- [(maxBound :: Int), 0 .. minBound], odd x]
  print (take 2 (firstBeyond (> minBound)), take 1 [x | x <- [(maxBound :: Int), maxBound - 1 ..], even x])
  print (pairs 7)
  join (print <$> count 1 1000)
  join (print <$> count 3 2)
  print (kept 4, twice 3, again 5)
  print (foldl' (flip (:)) [] [1 .. 5], foldr (-) 0 [1 .. 5], foldl' (-) 0 [10, 8 .. 1])
  print (or [x > 3 | x <- [1 ..]], takeWhile (< 40) [x * x | x <- [1 :: Int ..]], and [x < 3 | x <- [1, 3 ..]])
  print (mapM (\x -> if x < 5 then Just x else Nothing) [1 .. 4], forM [1 .. 5] (\x -> if x < 5 then Right x else Left x))
  r <- try (forM_ [1 .. 3] $ \i -> when (i == 2) (throwIO (ErrorCall "two")) >> print i)
  print (either (\(ErrorCall e) -> e) show r)
  r2 <- try (evaluate (sum [1 .. error "end"]))
  print (either (\(ErrorCall e) -> e) show (r2 :: Either ErrorCall Int))
  print (length [() | x <- [1 .. 3], y <- [x .. 3], let z = undefined :: Int, x + y > 2])
