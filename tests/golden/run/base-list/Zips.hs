-- Zips of all widths, and back.
import Data.List

main :: IO ()
main = do
  print (zip [1 :: Int, 2, 3] "ab", zip3 [1 :: Int, 2] "ab" [True, False])
  print (zipWith (+) [1, 2, 3] [10, 20 :: Int], zipWith3 (\a b c -> a + b * c) [1, 2] [3, 4] [5, 6 :: Int])
  print (unzip [(1 :: Int, 'a'), (2, 'b')], unzip3 [(1 :: Int, 'a', "x"), (2, 'b', "y")])
  print (zip4 [1 :: Int ..] "ab" [True, False] [(), ()])
  print (zipWith4 (\a b c d -> a + b + c + d) [1] [2] [3] [4 :: Int])
  print (zip5 [1 :: Int] [2 :: Int] [3 :: Int] [4 :: Int] [5 :: Int])
  print (unzip4 [(1 :: Int, 'a', True, "s"), (2, 'b', False, "t")])
  print (zip7 "a" "b" "c" "d" "e" "f" "g")
  print (unzip7 (zip7 "ab" "cd" "ef" "gh" "ij" "kl" "mn"))
  print (zip [1 :: Int, 2] (3 : 4 : undefined :: [Int]))
