-- What partial list functions say.
{-# LANGUAGE ScopedTypeVariables #-}
import Control.Exception
import Data.List

attempt :: Show a => a -> IO ()
attempt x = do
  r <- try (evaluate x)
  case r of
    Left (ErrorCall message) -> putStrLn ("error: " ++ message)
    Right v -> print v

main :: IO ()
main = do
  attempt (head ([] :: [Int]))
  attempt (tail ([] :: [Int]))
  attempt (last ([] :: [Int]))
  attempt (init ([] :: [Int]))
  attempt ([1, 2, 3 :: Int] !! 5)
  attempt ([1, 2, 3 :: Int] !! (-1))
  attempt (take 1 (cycle ([] :: [Int])))
  attempt (foldr1 (+) ([] :: [Int]))
  attempt (foldl1 (+) ([] :: [Int]))
  attempt (maximum ([] :: [Int]))
  attempt (minimum ([] :: [Int]))
  attempt (foldl1' (+) ([] :: [Int]))
  attempt (genericIndex [1 :: Int] (3 :: Int))
  attempt (genericIndex [1 :: Int] (-3 :: Int))
  attempt (maximumBy compare ([] :: [Int]))
  attempt (scanr1 (+) ([] :: [Int]))
