-- Folds, sums and scans.
import Data.List

main :: IO ()
main = do
  print (foldr (-) 0 [1, 2, 3 :: Int], foldl (-) 0 [1, 2, 3 :: Int], foldl' (-) 0 [1, 2, 3 :: Int])
  print (foldr1 (-) [10, 2, 3 :: Int], foldl1 (-) [10, 2, 3 :: Int], foldl1' max "hello")
  print (sum [1 .. 100 :: Int], product [1 .. 20 :: Integer], sum [0.1, 0.2 :: Double], product ([] :: [Int]))
  print (maximum "banana", minimum [3, 1, 2 :: Int])
  print (and [], or [], and [True, False], or [False, True], all even [2, 4 :: Int], any odd [2, 4 :: Int])
  print (concat ["ab", "", "c"], concatMap show [1, 2, 3 :: Int])
  print (scanl (+) 0 [1, 2, 3 :: Int], scanr (+) 0 [1, 2, 3 :: Int])
  print (scanl1 (-) [1, 2, 3 :: Int], scanr1 (-) [1, 2, 3 :: Int], scanl' (*) 1 [1, 2, 3 :: Int])
  print (scanl (+) 0 ([] :: [Int]), scanr (+) 0 ([] :: [Int]), scanl1 (+) ([] :: [Int]))
  print (foldr (\x rest -> x < 3 && rest) True [1 ..])
  print (mapAccumL (\a x -> (a + x, a * x)) 0 [1 .. 5 :: Int], mapAccumR (\a x -> (a + x, a * x)) 0 [1 .. 5 :: Int])
  print (maximumBy (\a b -> compare (snd a) (snd b)) [(1 :: Int, 'a'), (2, 'c'), (3, 'c')])
  print (minimumBy (\a b -> compare (snd a) (snd b)) [(1 :: Int, 'a'), (2, 'a'), (3, 'c')])
  print (foldl' (flip (:)) [] "stressed")
  print (sum [1 .. 100000 :: Int])
