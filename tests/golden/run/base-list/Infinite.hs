-- Unlimited lists and laziness.
import Data.List

primes :: [Int]
primes = sieve [2 ..]
  where
    sieve (p : xs) = p : sieve [x | x <- xs, x `mod` p /= 0]
    sieve [] = []

fibs :: [Integer]
fibs = 0 : 1 : zipWith (+) fibs (tail fibs)

main :: IO ()
main = do
  print (take 10 primes)
  print (take 15 fibs, fibs !! 100)
  print (take 5 (iterate (* 2) 1) :: [Int], take 5 (iterate' (+ 3) 1) :: [Int])
  print (take 7 (cycle [1, 2, 3 :: Int]), take 3 (repeat 'x'), replicate 4 True)
  print (takeWhile (< 40) (filter odd (map (^ 2) [1 ..])) :: [Int])
  print (take 3 (inits [1 :: Int ..]), map (take 2) (take 3 (tails [1 :: Int ..])))
  print (zip [1 :: Int ..] "abc", lookup 5 (zip [1 ..] (map (* 2) [1 :: Int ..])))
  print (unfoldr (\n -> if n > 100 then Nothing else Just (n, n * 2)) 1 :: [Int])
  print (elem 7 [1 :: Int ..], head (filter (> 1000) fibs))
  print (take 4 (map (take 3) (transpose [[1 :: Int ..], [10 ..], [100 ..]])))
  print (let xs = 1 : map (* 3) xs in take 6 xs :: [Int])
