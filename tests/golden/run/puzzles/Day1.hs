module Main where
import Data.List (sort, group, foldl')
import qualified Data.Map.Strict as M
import qualified Data.Set as S
-- calibration values, frequencies, increasing windows
main :: IO ()
main = do
  input <- map (read . dropPlus) . lines <$> getContents :: IO [Int]
  print (sum input)
  print (firstRepeat (scanl (+) 0 (cycle input)))
  print (length (filter id (zipWith (<) input (drop 1 input))), length (filter id (zipWith (<) input (drop 3 input))))
  print [x * y | x <- input, y <- input, x < y, x + y == 10]
  where
    dropPlus ('+' : s) = s
    dropPlus s = s
    firstRepeat = go S.empty
      where go seen (x : xs) | x `S.member` seen = x
                             | otherwise = go (S.insert x seen) xs
            go _ [] = error "no repeat"
