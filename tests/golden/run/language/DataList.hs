module Main where
import Data.List
import qualified Data.List.NonEmpty as NE
import Data.Ord
import Data.Char

main :: IO ()
main = do
  print (intersperse ',' "abc", intercalate ", " ["a", "b"], transpose ["abc", "d", "ef"], subsequences [1, 2, 3], permutations [1, 2, 3])
  print (foldl' (flip (:)) [] [1, 2, 3], foldl1 (-) [10, 2, 3], foldr1 (-) [10, 2, 3], scanl (+) 0 [1, 2, 3], scanl' (+) 0 [1, 2], scanl1 max [3, 1, 4], scanr (+) 0 [1, 2, 3], scanr1 (+) [1, 2, 3])
  print (iterate (* 2) 1 !! 10, takeWhile (< 3) [1 ..], dropWhile (< 3) [1 .. 5], dropWhileEnd isSpace "hi  ", span even [2, 4, 5], break (> 3) [1 .. 5], splitAt 2 [1, 2, 3], replicate 3 'x', unfoldr (\n -> if n > 5 then Nothing else Just (n * n, n + 1)) 1)
  print (stripPrefix "foo" "foobar", group (sort "mississippi"), inits "abc", tails "abc", isPrefixOf "ab" "abc", isSuffixOf "bc" "abc", isInfixOf "xx" "abc", isSubsequenceOf "ac" "abc")
  print (elem 3 [1, 2, 3], notElem 3 [1], lookup 'b' (zip "abc" [1 ..]), find (> 3) [1 .. 10], filter odd [1 .. 9], partition (> 2) [1, 5, 2, 4])
  print ([1, 2, 3] !! 1, elemIndex 3 [1, 2, 3], elemIndices 1 [1, 2, 1], findIndex (> 1) [1, 2, 3], findIndices odd [1, 2, 3])
  print (zip3 [1, 2] "ab" [True, False], zipWith3 (\a b c -> a + b + c) [1] [2] [3], zip4 [1] [2] [3] [4], unzip3 [(1, 'a', True), (2, 'b', False)], zipWith5 (\a b c d e -> [a, b, c, d, e]) [1] [2] [3] [4] [5], zipWith7 (\a b c d e f g -> a + b + c + d + e + f + g) [1] [1] [1] [1] [1] [1] [1])
  print (nub [3, 1, 3, 2, 1], delete 3 [1, 3, 2, 3], [1, 2, 3, 4] \\ [2, 3], union [1, 2] [2, 3], intersect [1, 2, 3] [2, 3, 4], insert 3 [1, 2, 4, 5], sortOn negate [3, 1, 2], sortBy (comparing snd <> comparing fst) [(2, 'a'), (1, 'b'), (1, 'a')])
  print (nubBy (\a b -> a `mod` 3 == b `mod` 3) [1 .. 10], deleteBy (\a b -> a == b + 1) 3 [1, 2, 3], insertBy (comparing negate) 3 [5, 4, 2, 1], unionBy (\a b -> abs a == abs b) [1, -2] [2, 3], intersectBy (\a b -> a == b * 2) [2, 4, 5] [1, 2], groupBy (\a b -> even a == even b) [2, 4, 1, 3, 6], maximumBy (comparing snd) [(1, 'a'), (2, 'c'), (3, 'c')], minimumBy (comparing snd) [(1, 'b'), (2, 'a'), (3, 'a')])
  print (genericLength [1, 2, 3] :: Integer, genericTake 2 [1, 2, 3], genericDrop 1 [1, 2], genericSplitAt 1 "ab", genericIndex "abc" 2, genericReplicate (2 :: Integer) 'x')
  print (lines "a\nb\n\nc", words " a  b ", unlines ["a", "b"], unwords ["a", "b"], and [], or [], all even [2], any odd [2], concat [[1], [2]], concatMap show [1, 2, 3], mapAccumL (\a b -> (a + b, a * b)) 0 [1, 2, 3], mapAccumR (\a b -> (a + b, a * b)) 0 [1, 2, 3])
  print (sum [], product [], maximum "hello", minimum [2.5, 1.5], last [1, 2], init [1, 2], null [], length "abc", reverse [1, 2], head [1])
  print (tail [1, 2], uncons [1, 2], uncons "", singleton 'a', zipWith (,) [1] "a", cycle [1, 2] !! 101, lookup 1 [] :: Maybe Int)
  print (sort [3.5, -1, 2], sort ["b", "a", "C"], sortOn Down [1, 3, 2], sortBy (flip compare) "hello", foldl (\acc x -> acc * 10 + x) 0 [1, 2, 3], splitAt (-1) [1], take 0 [undefined :: Int], drop 10 [1], zip [1 ..] "ab")
  print (take 5 (sort [i * 7919 `mod` 1009 | i <- [1 .. 2000]]), length (nub [i * i `mod` 101 | i <- [1 .. 300]]))
  print (NE.toList (NE.map (* 2) (1 NE.:| [2])), NE.groupBy (\a b -> even a == even b) [2, 4, 1], NE.sortWith negate (1 NE.:| [3, 2]), NE.zip (1 NE.:| [2]) ('a' NE.:| "b"), fmap NE.length (NE.nonEmpty []), NE.scanl (+) 0 [1, 2], NE.insert 2 [1, 3], NE.some1 (Nothing :: Maybe Int), NE.groupAllWith (`mod` 2) [1 .. 5], NE.tails [1], NE.unfoldr (\n -> (n, if n > 2 then Nothing else Just (n + 1))) 1, NE.cons 0 (1 NE.:| []), NE.span even (2 NE.:| [1]), NE.transpose ((1 NE.:| [2]) NE.:| [3 NE.:| [4]]))
