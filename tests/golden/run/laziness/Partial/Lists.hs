-- | How much of their lists functions of Data.List and its like need.
module Lists where
import Observe
import Data.List
import Data.Foldable
import Data.Traversable
import qualified Data.List.NonEmpty as NE
import Data.Maybe
import Data.Functor.Identity
import Data.Monoid
import Data.Ord
import Control.Monad
import Data.Char
two f = [f x y | x <- plists, y <- plists]
all' :: IO ()
all' = part1 >> part2 >> part3 >> part4 >> part5 >> part6 >> part7 >> part8 >> part9

part1 :: IO ()
part1 = do
  t "map" [map f x | f <- [bot, const bot, (+ 1)], x <- plists]
  t "++" (two (++))
  t "filter" [filter p x | p <- pf, x <- plists]
  t "head" (map head (tail plists))
  t "last" (map last (tail plists))
  t "init" (map init plists)
  t "tail" (map tail plists)
  t "null" (map null plists)
  t "length" (map length plists)
  t "!!" [x !! n | x <- plists, n <- pi2]
  t "reverse" (map reverse plists)
  t "and" (map (and . map (> 1)) plists)
  t "or" (map (or . map (> 1)) plists)
  t "any" [any p x | p <- pf, x <- plists]
  t "all" [all p x | p <- pf, x <- plists]
  t "elem" [elem n x | n <- pi2, x <- plists]

part2 :: IO ()
part2 = do
  t "notElem" [notElem n x | n <- pi2, x <- plists]
  t "lookup" [lookup n (zip x x) | n <- pi2, x <- plists]
  t "concat" (map concat pll)
  t "concatMap" [concatMap f x | f <- [bot, const bot, \y -> [y, y], \y -> y : bot, const []], x <- plists]
  t "scanl" [scanl f n x | f <- [(+), const, \_ y -> y, \_ _ -> bot], n <- [bot, 0], x <- plists]
  t "scanl'" [scanl' f n x | f <- [(+), const, \_ y -> y, \_ _ -> bot], n <- [bot, 0], x <- plists]
  t "scanr" [scanr f n x | f <- [(+), const, \_ y -> y, \_ _ -> bot], n <- [bot, 0], x <- plists]
  t "scanl1" [scanl1 f x | f <- [(+), const, \_ y -> y, \_ _ -> bot], x <- plists]
  t "scanr1" [scanr1 f x | f <- [(+), const, \_ y -> y, \_ _ -> bot], x <- plists]
  t "foldr" [foldr f n x | f <- [(+), const, \_ y -> y, \_ _ -> bot], n <- [bot, 0], x <- plists]
  t "foldl" [foldl f n x | f <- [(+), const, \_ y -> y, \_ _ -> bot], n <- [bot, 0], x <- plists]
  t "foldl'" [foldl' f n x | f <- [(+), const, \_ y -> y, \_ _ -> bot], n <- [bot, 0], x <- plists]
  t "foldr'" [foldr' f n x | f <- [(+), const, \_ y -> y, \_ _ -> bot], n <- [bot, 0], x <- plists]
  t "foldr1" [foldr1 f x | f <- [(+), const, \_ y -> y, \_ _ -> bot], x <- plists]
  t "foldl1" [foldl1 f x | f <- [(+), const, \_ y -> y, \_ _ -> bot], x <- plists]
  t "foldl1'" [foldl1' f x | f <- [(+), const, \_ y -> y, \_ _ -> bot], x <- plists]

part3 :: IO ()
part3 = do
  t "iterate" [take 3 (iterate f n) | f <- [bot, const bot, (+ 1)], n <- [bot, 1 :: Int]]
  t "iterate'" [take 3 (iterate' f n) | f <- [bot, const bot, (+ 1)], n <- [bot, 1 :: Int]]
  t "repeat" [take n (repeat bot :: [Int]) | n <- pi2]
  t "replicate" [replicate n (bot :: Int) | n <- pi2]
  t "cycle" [take 4 (cycle x) | x <- plists, not (null' x)]
  t "take" [take n x | n <- pi2, x <- plists]
  t "drop" [drop n x | n <- pi2, x <- plists]
  t "splitAt" [splitAt n x | n <- pi2, x <- plists]
  t "takeWhile" [takeWhile p x | p <- pf, x <- plists]
  t "dropWhile" [dropWhile p x | p <- pf, x <- plists]
  t "dropWhileEnd" [dropWhileEnd p x | p <- pf, x <- plists]
  t "span" [span p x | p <- pf, x <- plists]
  t "break" [break p x | p <- pf, x <- plists]
  t "stripPrefix" (two stripPrefix)
  t "group" (map group plists)
  t "groupBy" [groupBy f x | f <- [bot, \_ _ -> bot, \_ _ -> True, (<=)], x <- plists]

part4 :: IO ()
part4 = do
  t "inits" (map inits plists)
  t "tails" (map tails plists)
  t "isPrefixOf" (two isPrefixOf)
  t "isSuffixOf" (two isSuffixOf)
  t "isInfixOf" (two isInfixOf)
  t "partition" [partition p x | p <- pf, x <- plists]
  t "zip" (two zip)
  t "zipWith" [zipWith f x y | f <- [bot, \_ _ -> bot, (+)], x <- plists, y <- plists]
  t "unzip" [unzip z | z <- [bot, [], [bot], (1 :: Int, 'a') : bot, [(bot, 'a'), bot], [(1, bot)]]]
  t "unzip3" [unzip3 z | z <- [bot, [], [bot], (1 :: Int, 'a', True) : bot, [(bot, 'a', bot), bot], [(1, bot, True)]]]
  t "lines" (map lines pstrs)
  t "words" (map words pstrs)
  t "unlines" (map unlines [bot, [], [bot], ["a"], "a" : bot, ["a", bot], [('a' : bot), "b"]])
  t "unwords" (map unwords [bot, [], [bot], ["a"], "a" : bot, ["a", bot], [('a' : bot), "b"]])
  t "nub" (map nub plists)
  t "nubBy" [nubBy f x | f <- [\_ _ -> bot, \_ _ -> False, (==)], x <- plists]

part5 :: IO ()
part5 = do
  t "delete" [delete n x | n <- pi2, x <- plists]
  t "\\\\" (two (\\))
  t "union" (two union)
  t "intersect" (two intersect)
  t "sort" (map sort plists)
  t "sortOn" [sortOn f x | f <- [bot, const bot, const 0, negate], x <- plists]
  t "sortBy" [sortBy f x | f <- [\_ _ -> bot, \_ _ -> EQ, compare], x <- plists]
  t "insert" [insert n x | n <- pi2, x <- plists]
  t "insertBy" [insertBy f n x | f <- [\_ _ -> bot, \_ _ -> GT], n <- [bot, 1], x <- plists]
  t "maximum" (map maximum plists)
  t "minimum" (map minimum plists)
  t "maximumBy" [maximumBy f x | f <- [\_ _ -> bot, \_ _ -> EQ, compare], x <- plists]
  t "minimumBy" [minimumBy f x | f <- [\_ _ -> bot, \_ _ -> EQ, compare], x <- plists]
  t "sumL" (map (foldl' (+) 0) plists)
  t "intersperse" [intersperse n x | n <- [bot, 0], x <- plists]
  t "intercalate" [intercalate x y | x <- plists, y <- pll]

part6 :: IO ()
part6 = do
  t "transpose" (map transpose pll)
  t "subsequences" (map (take 6 . subsequences) plists)
  t "mapAccumL" [mapAccumL f n x | f <- [\a b -> (a + b, b), \a _ -> (a, bot), \_ b -> (bot, b), \_ _ -> bot], n <- [bot, 0 :: Int], x <- plists]
  t "mapAccumR" [mapAccumR f n x | f <- [\a b -> (a + b, b), \a _ -> (a, bot), \_ b -> (bot, b), \_ _ -> bot], n <- [bot, 0 :: Int], x <- plists]
  t "unfoldr" [take 3 (unfoldr f n) | f <- [bot, const bot, const Nothing, \k -> Just (k, k + 1), \k -> Just (bot, bot)], n <- [bot, 1 :: Int]]
  t "elemIndex" [elemIndex n x | n <- pi2, x <- plists]
  t "elemIndices" [elemIndices n x | n <- pi2, x <- plists]
  t "find" [find p x | p <- pf, x <- plists]
  t "findIndex" [findIndex p x | p <- pf, x <- plists]
  t "findIndices" [findIndices p x | p <- pf, x <- plists]
  t "genericLength" (map (genericLength :: [Int] -> Integer) plists)
  t "genericTake" [genericTake n x | n <- pi2, x <- plists]
  t "genericDrop" [genericDrop n x | n <- pi2, x <- plists]
  t "genericSplitAt" [genericSplitAt n x | n <- pi2, x <- plists]
  t "genericReplicate" [genericReplicate n (bot :: Int) | n <- pi2]
  t "uncons" (map uncons plists)

part7 :: IO ()
part7 = do
  t "catMaybes" (map catMaybes [bot, [], [bot], Just (1 :: Int) : bot, [Nothing, bot], [Just bot, Nothing, Just 2]])
  t "mapMaybe" [mapMaybe f x | f <- [bot, const bot, Just, const (Just bot)], x <- plists]
  t "listToMaybe" (map listToMaybe plists)
  t "maybeToList" (map maybeToList [bot, Nothing, Just (bot :: Int)])
  t "fromMaybe" [fromMaybe a b | a <- [bot, 1 :: Int], b <- [bot, Nothing, Just bot, Just 2]]
  t "sequence" (map sequence [bot, [], [bot], Just (1 :: Int) : bot, [Nothing, bot], [Just bot], [Just 1, Nothing]])
  t "mapM" [mapM f x | f <- [bot, const bot, Just, const Nothing], x <- plists]
  t "mapMI" [runIdentity (mapM f x) | f <- [const bot, Identity, const (Identity bot)], x <- plists]
  t "foldM" [foldM f n x | f <- [\_ _ -> bot, \a b -> Just (a + b), \_ _ -> Nothing], n <- [bot, 0], x <- plists]
  t "zipWithM" [zipWithM (\a b -> Just (a + b)) x y | x <- plists, y <- plists]
  t "filterM" [filterM (const (Just True)) x | x <- plists]
  t "replicateM" [replicateM n (Just (bot :: Int)) | n <- pi2]
  t "foldMap" [foldMap f x | f <- [const bot, \y -> [y], const []], x <- plists]
  t "foldMapSum" (map (foldMap Sum) plists)
  t "asum" (map asum [bot, [], [bot], [Nothing, bot], Just (1 :: Int) : bot, [Nothing, Just bot]])
  t "show" (map show plists)

part8 :: IO ()
part8 = do
  t "showD" (map (\x -> show (Just x, Left x :: Either [Int] ())) plists)
  t "==" (two (==))
  t "compare" (two compare)
  t "<" (two (<))
  t "max" [max x y | x <- [bot, 1, 2], y <- [bot, 1, 2 :: Int]]
  t "<tuple" [compare (a, b) (c, d) | a <- [bot, 1 :: Int], b <- [bot, 2 :: Int], c <- [bot, 1, 2], d <- [bot, 2]]
  t "NE" [NE.group x | x <- plists]
  t "NEmap" [NE.map (+ 1) (a NE.:| x) | a <- [bot, 1], x <- plists]
  t "NEcons" [NE.cons a x | a <- [bot, 1 :: Int], x <- [bot, 1 NE.:| bot]]
  t "NEzip" [NE.zip x y | x <- [bot, 1 NE.:| bot, bot NE.:| [2 :: Int]], y <- [bot, 1 NE.:| bot, bot NE.:| [2 :: Int]]]
  t "NEinits" [NE.inits x | x <- plists]
  t "NEscanl" [NE.scanl (+) 0 x | x <- plists]
  t "NEinsert" [NE.insert n x | n <- [bot, 1], x <- plists]
  t "NEsort" [NE.sort (a NE.:| x) | a <- [bot, 1], x <- plists]
  t "NEtranspose" [NE.transpose ((1 NE.:| [2 :: Int]) NE.:| [bot])]
  t "NEgroupBy" [NE.groupBy (\_ _ -> bot) x | x <- plists]

part9 :: IO ()
part9 = do
  t "NEtakeW" [NE.takeWhile p (a NE.:| x) | p <- pf, a <- [bot, 1], x <- plists]
  t "ap" [x <*> y | x <- [bot, [], [bot], [(+ 1)], (+ 1) : bot], y <- plists]
  t ">>=" [x >>= f | f <- [const bot, \a -> [a, a]], x <- plists]
  t "*>" [x *> y | x <- plists, y <- take 5 plists]
  t "<*" [x <* y | x <- plists, y <- take 5 plists]
  t "join" (map join pll)
  t "msum" (map msum pll)
  t "toEnum" [take 3 [a ..] | a <- [bot, 1 :: Int]]
  t "enumFromTo" [[a .. b] | a <- pi2, b <- pi2]
  t "enumFromThenTo" [[a, b .. c] | a <- pi2, b <- pi2, c <- pi2, defd a, defd b, a /= b]
  t "comp" [[(a, b) | a <- x, b <- y] | x <- take 8 plists, y <- take 8 plists]
  t "comp2" [[a | a <- x, a > 1, let b = bot :: Int, const True b] | x <- plists]

null' :: [Int] -> Bool
null' x = obs 1 (null x) /= "F"

defd :: Int -> Bool
defd n = obs 1 n /= "_"
