module Main where

import Data.List (unfoldr, group, nub, foldl')
import qualified Data.Map.Strict as M

primes :: [Int]
primes = 2 : filter isPrime [3, 5 ..]

isPrime :: Int -> Bool
isPrime n | n < 2 = False
isPrime n = all (\p -> n `mod` p /= 0) (takeWhile (\p -> p * p <= n) primes)

-- the incremental sieve with a map of multiples
sieve :: [Int]
sieve = go M.empty [2 ..]
  where
    go table (x : xs) = case M.lookup x table of
      Nothing -> x : go (M.insert (x * x) [x] table) xs
      Just ps -> go (foldl' (\t p -> M.insertWith (++) (x + p) [p] t) (M.delete x table) ps) xs
    go _ [] = []

factor :: Int -> [Int]
factor = unfoldr next . (,) primes
  where
    next (_, 1) = Nothing
    next (ps@(p : rest), n)
      | p * p > n = Just (n, (ps, 1))
      | r == 0 = Just (p, (ps, q))
      | otherwise = next (rest, n)
      where
        (q, r) = n `quotRem` p
    next ([], _) = Nothing

divisors :: Int -> [Int]
divisors = map product . mapM (scanl (*) 1) . group . factor

totient :: Int -> Int
totient n = foldl' (\acc p -> acc `div` p * (p - 1)) n (nub (factor n))

goldbach :: Int -> (Int, Int)
goldbach n = head [(p, n - p) | p <- takeWhile (<= n `div` 2) primes, isPrime (n - p)]

main :: IO ()
main = do
  print (take 20 primes)
  print (take 20 sieve)
  print (primes !! 1000, sieve !! 1000)
  print (takeWhile (< 60) primes == takeWhile (< 60) sieve)
  mapM_ (\n -> print (n, factor n)) [1, 2, 12, 97, 360, 1001, 123456, 999983]
  print (divisors 360)
  print (map totient [1 .. 20])
  print (map goldbach [4, 28, 100, 1000])
  print [(p, q) | (p, q) <- takeWhile ((< 200) . fst) (zip primes (tail primes)), q - p == 2]
