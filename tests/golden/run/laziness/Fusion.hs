-- Lists that are made and taken in one go: what is evaluated, in which order, and how often, is as if there were a list.
module Main (main) where

import Control.Exception
import Control.Monad
import Data.IORef
import Data.List (foldl')
import Debug.Trace (trace)
import System.IO

noted :: Show a => String -> a -> a
noted label x = trace (label ++ " " ++ show x) x
{-# NOINLINE noted #-}

-- Stops at the first that says so; later elements are never made.
stops :: Int -> Bool
stops n = and [noted "test" x < 3 | x <- [1 ..], x /= n]
{-# NOINLINE stops #-}

-- Elements that nobody looks at stay as they are.
lengths :: Int -> Int
lengths n = length (map (\x -> if x == 2 then error "looked at" else x) (filter odd [n .. n + 9]))
{-# NOINLINE lengths #-}

-- An accumulator that fails before its list does, and the other way round.
folds :: Int -> Int -> Int
folds a b = foldl' (\acc x -> acc + noted "element" (b `div` x)) (100 `div` a) [x - 1 | x <- [1 .. 3]]
{-# NOINLINE folds #-}

-- A list that is named is made once, whoever goes through it, and however often.
shared :: [Int] -> (Int, Int, Int)
shared xs = (sum ys, length ys, sum ys)
  where
    ys = [noted "made" (x * 2) | x <- xs, x > 1]
{-# NOINLINE shared #-}

-- An action over a list that is run twice makes the list once.
twice :: [Int] -> IO ()
twice xs = act >> act
  where
    act = mapM_ (\y -> y `seq` hPutStrLn stderr ("run " ++ show y)) (map (noted "mapped") xs)
{-# NOINLINE twice #-}

-- Folds that build a function: the rest of the list is asked for within it, twice.
functions :: [Int] -> Int
functions xs = foldr (\x k acc -> k (acc + x) + k (acc - x)) id (map (noted "folded") xs) 0
{-# NOINLINE functions #-}

-- The rest is looked at twice in the same step.
doubled :: [Int] -> Int
doubled xs = go (map (noted "step") xs)
  where
    go [] = 1
    go (y : ys) = y `seq` (let r = go ys in if even y then r + r else r + y)
{-# NOINLINE doubled #-}

twoWays :: [Int] -> Int
twoWays xs = go (map (noted "way") xs)
  where
    go [] = 1
    go (y : ys) = y `seq` go ys * go ys + y
{-# NOINLINE twoWays #-}

-- Lists in lists, in front of others, cut off, and in pairs.
nested :: [Int] -> [Int] -> [Int]
nested xs ys = concatMap (\x -> [x, x * 10] ++ [y + x | y <- ys, odd y]) xs ++ concat [[x, y] | x <- xs, y <- ys, x < y]
{-# NOINLINE nested #-}

cut :: Int -> [Int] -> [Int]
cut n xs = take n [noted "cut" (x + 1) | x <- xs, x /= 2] ++ takeWhile (< 9) (iterate (* 2) n)
{-# NOINLINE cut #-}

-- What is left out of a list costs no more work of whoever takes it.
scanned :: Int -> [Int] -> Int
scanned n xs = foldl' (\acc _ -> noted "added" (acc + acc)) 1 (scanl (\q _ -> q + n) n (filter odd xs))
{-# NOINLINE scanned #-}

pairs :: [Int] -> String -> [(Int, Char)]
pairs xs s = [(x + i, c) | (i, (x, c)) <- zip [0 ..] (zip (map (* 2) xs) (filter (/= ' ') s))]
{-# NOINLINE pairs #-}

big :: Integer -> (Integer, Integer, [Integer])
big n = (sum [x * x | x <- [n .. n + 5]], product (map (+ 1) [n, n - 2 .. 1]), [x | x <- [2 ^ (64 :: Int), 2 ^ (65 :: Int) .. 2 ^ (66 :: Int)], even x])
{-# NOINLINE big #-}

loops :: Int -> IO Int
loops n = do
  total <- newIORef 0
  forM_ [(x, y) | x <- [1 .. n], y <- [x, x + 2 .. n], odd (x + y) || x == y] $ \(x, y) -> do
    when (x == 3) (modifyIORef total (+ 100))
    modifyIORef total (+ y)
  forM_ (zip "abc" (reverse [1 .. n])) $ \(c, i) -> when (c /= 'b') (modifyIORef total (+ i))
  readIORef total
{-# NOINLINE loops #-}

attempt :: Show a => a -> IO ()
attempt x = do
  r <- try (evaluate x)
  case r of
    Left e -> hPutStrLn stderr ("failed: " ++ takeWhile (/= '\n') (show (e :: SomeException)))
    Right y -> hPutStrLn stderr (show y)

main :: IO ()
main = do
  attempt (stops 2)
  attempt (lengths 1)
  attempt (folds 1 5)
  attempt (folds 0 5)
  attempt (shared [1 .. 3])
  twice [1, 2]
  attempt (functions [1, 2, 3])
  attempt (doubled [1, 2, 4])
  attempt (twoWays [1, 2])
  attempt (nested [1, 2] [1, 2, 3])
  attempt (cut 3 [1 ..])
  attempt (scanned 5 [2, 4, 7, 6, 8])
  attempt (pairs [1, 2, 3] "x y z w")
  attempt (big 7)
  loops 6 >>= print
