-- Loops with accumulators: forced by bangs, by seq, at the end only; in functions, local ones and join points; of several types at once.
{-# LANGUAGE BangPatterns #-}
module Main where

import Control.Exception
import Data.List (foldl')

sumTo :: Int -> Int
sumTo n = go 0 1
  where
    go !acc i
      | i > n = acc
      | otherwise = go (acc + i * i) (i + 1)

mean :: [Double] -> Double
mean = go 0 0
  where
    go !s !k [] = s / fromIntegral (k :: Int)
    go !s !k (x : xs) = go (s + x) (k + 1) xs

-- forced in one way through only
lazily :: Int -> Int -> Int
lazily acc 0 = 7
lazily acc 1 = acc
lazily acc n = lazily (acc `div` 0) (n - 2)

-- the accumulator is stored, returned, and taken apart
steps :: Int -> [Int] -> (Int, [Int])
steps !acc [] = (acc, [acc])
steps !acc (x : xs)
  | x < 0 = let (final, seen) = steps acc xs in (final, acc : seen)
  | otherwise = steps (acc + x) xs

pairs :: (Int, Int) -> [Int] -> (Int, Int)
pairs !p [] = p
pairs !p (x : xs) = case p of (a, b) -> pairs (b, a + x) xs

extremes :: [Int] -> Maybe (Int, Int)
extremes [] = Nothing
extremes (x : xs) = Just (go x x xs)
  where
    go !lo !hi (y : ys) = go (min lo y) (max hi y) ys
    go lo hi [] = (lo, hi)

digits :: String -> Int -> (Int, String)
digits s acc = case s of
  c : cs | c >= '0', c <= '9' -> let acc' = acc * 10 + fromEnum c - 48 in acc' `seq` digits cs acc'
  _ -> (acc, s)

untilBad :: Int -> [Int] -> Int
untilBad !acc (x : xs)
  | x == 0 = error ("bad after " ++ show acc)
  | otherwise = untilBad (acc + x) xs
untilBad acc [] = acc

main :: IO ()
main = do
  print (sumTo 1000, sumTo 0)
  print (mean [1 .. 100])
  print (lazily 1 4)
  r <- try (evaluate (lazily 1 5)) :: IO (Either ArithException Int)
  print r
  print (steps 0 [1, -1, 2, -1, 3])
  print (pairs (0, 1) [1 .. 10])
  print (extremes [3, 1, 4, 1, 5, 9, 2, 6], extremes [])
  print (digits "123abc" 0, digits "" 5)
  e <- try (evaluate (untilBad 0 [1, 2, 0, 4])) :: IO (Either ErrorCall Int)
  print e
  print (foldl' (\ !a x -> a + x * 2) 0 [1 .. 1000 :: Int], foldl' (\(a, b) x -> (b, a - x)) (0, 1) [1 .. 9 :: Integer])
  print (fst (foldl' (\(n, u) x -> (n + x, undefined)) (0, ()) [1 .. 5 :: Int]))
