-- Sorting: stable, by anything.
import Data.List
import Data.Ord

main :: IO ()
main = do
  print (sort [3, 1, 2 :: Int], sort "haskell", sort ([] :: [Int]), sort [2.5, -1, 0 :: Double])
  print (sortBy (comparing snd) [(1 :: Int, 'b'), (2, 'a'), (3, 'b'), (4, 'a')])
  print (sortOn negate [3, 1, 2 :: Int], sortOn length ["ccc", "a", "bb", "d"])
  print (sortBy (flip compare) [1 .. 10 :: Int], sort (reverse [1 .. 10 :: Int]))
  print (sortOn Down "abc", comparing Down 1 (2 :: Int))
  print (insert 3 [1, 2, 4, 5 :: Int], insertBy (comparing negate) 3 [5, 4, 2, 1 :: Int])
  print (take 3 (sort [10, 9 .. 1 :: Int]), head (sort [5, 2, 8 :: Int]))
  let pseudo = take 1000 (iterate (\x -> (x * 1103515245 + 12345) `mod` 2147483648) 42) :: [Int]
      sorted = sort pseudo
  print (and (zipWith (<=) sorted (tail sorted)), sum sorted == sum pseudo, length sorted)
  print (map (\g -> (head g, length g)) (group (sort "mississippi")))
