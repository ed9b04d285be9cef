-- Rearranging lists.
import Data.List

main :: IO ()
main = do
  print (intersperse ',' "abc", intercalate ", " ["one", "two", "three"], intersperse 0 ([] :: [Int]))
  print (transpose ["abc", "d", "", "ef"], transpose ([] :: [String]))
  print (subsequences [1, 2, 3 :: Int])
  print (permutations [1, 2, 3 :: Int])
  print (length (permutations [1 .. 5 :: Int]), permutations "abcd" !! 17)
  print (group [1, 1, 2, 3, 3, 3 :: Int], groupBy (\a b -> even a == even b) [2, 4, 1, 3, 6 :: Int])
  print (inits "abc", tails "abc")
  print (uncons [1, 2 :: Int], uncons ([] :: [Int]), singleton 'x')
  print (lines "one\ntwo\n\nthree", lines "end\n", unlines ["a", "b"], words " the  quick\tfox\n", unwords ["a", "b"])
  print (genericLength "abc" :: Integer, genericTake (2 :: Integer) "abc", genericDrop (2 :: Integer) "abc")
  print (genericSplitAt (1 :: Integer) "abc", genericIndex "abc" (2 :: Integer), genericReplicate (3 :: Integer) 'x')
  print (map (map toPair) [[1, 2], [3 :: Int]])
  where
    toPair n = (n, show n)
