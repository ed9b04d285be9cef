-- Lists as sets.
import Data.List

main :: IO ()
main = do
  print (nub [3, 1, 3, 2, 1 :: Int], nubBy (\a b -> a `mod` 3 == b `mod` 3) [1 .. 10 :: Int])
  print (delete 3 [1, 3, 2, 3 :: Int], deleteBy (\a b -> a == b + 1) 4 [1, 2, 3, 4 :: Int])
  print ([1, 2, 3, 2, 1] \\ [2, 1 :: Int], deleteFirstsBy (==) [1, 2, 3, 2] [2, 2 :: Int])
  print (union [1, 1, 2] [2, 3, 3, 4 :: Int], unionBy (\a b -> even a == even b) [1] [2, 3, 4 :: Int])
  print (intersect [1, 2, 2, 3, 4] [6, 4, 4, 2 :: Int], intersectBy (\a b -> a == b * 2) [2, 4, 5] [1, 2 :: Int])
  print (partition even [1 .. 10 :: Int], find (> 3) [1 .. 10 :: Int], find (> 30) [1 .. 10 :: Int])
  print (elemIndex 'l' "hello", elemIndices 'l' "hello", findIndex (> 'l') "hello", findIndices (> 'h') "hello")
  print (isPrefixOf "ab" "abc", isSuffixOf "bc" "abc", isInfixOf "b" "abc", isSubsequenceOf "ac" "abc")
  print (isPrefixOf "" "", isSuffixOf "abc" "bc", isInfixOf "ac" "abc", isSubsequenceOf "ca" "abc")
  print (stripPrefix "foo" "foobar", stripPrefix "x" "foobar", dropWhileEnd (== ' ') "a b  ")
