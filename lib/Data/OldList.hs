{-# LANGUAGE NoImplicitPrelude #-}
-- | Functions on lists, all at lists alone. Data.List exports them, with those of Foldable in place of some.
module Data.OldList
  ( (!!)
  , (++)
  , (\\)
  , all
  , and
  , any
  , break
  , concat
  , concatMap
  , cycle
  , delete
  , deleteBy
  , deleteFirstsBy
  , drop
  , dropWhile
  , dropWhileEnd
  , elem
  , elemIndex
  , elemIndices
  , filter
  , find
  , findIndex
  , findIndices
  , foldl
  , foldl'
  , foldl1
  , foldl1'
  , foldr
  , foldr1
  , genericDrop
  , genericIndex
  , genericLength
  , genericReplicate
  , genericSplitAt
  , genericTake
  , group
  , groupBy
  , head
  , init
  , inits
  , insert
  , insertBy
  , intercalate
  , intersect
  , intersectBy
  , intersperse
  , isInfixOf
  , isPrefixOf
  , isSubsequenceOf
  , isSuffixOf
  , iterate
  , iterate'
  , last
  , length
  , lines
  , lookup
  , map
  , mapAccumL
  , mapAccumR
  , maximum
  , maximumBy
  , minimum
  , minimumBy
  , notElem
  , nub
  , nubBy
  , null
  , or
  , partition
  , permutations
  , product
  , repeat
  , replicate
  , reverse
  , scanl
  , scanl'
  , scanl1
  , scanr
  , scanr1
  , singleton
  , sort
  , sortBy
  , sortOn
  , span
  , splitAt
  , stripPrefix
  , subsequences
  , sum
  , tail
  , tails
  , take
  , takeWhile
  , transpose
  , uncons
  , unfoldr
  , union
  , unionBy
  , unlines
  , unwords
  , unzip
  , unzip3
  , unzip4
  , unzip5
  , unzip6
  , unzip7
  , words
  , zip
  , zip3
  , zip4
  , zip5
  , zip6
  , zip7
  , zipWith
  , zipWith3
  , zipWith4
  , zipWith5
  , zipWith6
  , zipWith7
  ) where

import Data.Maybe (listToMaybe)
import Data.Ord (comparing)
import Data.Tuple (fst, snd)
import GHC.Base
import GHC.List
import GHC.Num
import GHC.Real
import GHC.Unicode (isSpace)

infix 5 \\

-- Beginnings, ends, parts ---------------------------------------------------------------------------------------------

singleton :: a -> [a]
singleton x = [x]

-- | Without what fits at the end.
dropWhileEnd :: (a -> Bool) -> [a] -> [a]
dropWhileEnd p = foldr (\x xs -> if p x && null xs then [] else x : xs) []

stripPrefix :: Eq a => [a] -> [a] -> Maybe [a]
stripPrefix [] ys = Just ys
stripPrefix (x : xs) (y : ys) | x == y = stripPrefix xs ys
stripPrefix _ _ = Nothing

isPrefixOf, isSuffixOf, isInfixOf, isSubsequenceOf :: Eq a => [a] -> [a] -> Bool
isPrefixOf [] _ = True
isPrefixOf _ [] = False
isPrefixOf (x : xs) (y : ys) = x == y && isPrefixOf xs ys
isSuffixOf xs ys = case extra xs ys of
  Nothing -> False
  Just more -> xs == dropAlong more ys
  where
    -- what the second has more than the first
    extra (_ : as) (_ : bs) = extra as bs
    extra [] bs = Just bs
    extra _ [] = Nothing
    dropAlong (_ : as) (_ : bs) = dropAlong as bs
    dropAlong _ bs = bs
isInfixOf xs ys = any (isPrefixOf xs) (tails ys)
isSubsequenceOf [] _ = True
isSubsequenceOf _ [] = False
isSubsequenceOf xs@(x : rest) (y : ys)
  | x == y = isSubsequenceOf rest ys
  | otherwise = isSubsequenceOf xs ys

inits, tails :: [a] -> [[a]]
inits xs = [] : case xs of
  [] -> []
  y : ys -> map (y :) (inits ys)
tails xs = xs : case xs of
  [] -> []
  _ : ys -> tails ys

-- Searching -----------------------------------------------------------------------------------------------------------

find :: (a -> Bool) -> [a] -> Maybe a
find p = go
  where
    go [] = Nothing
    go (x : xs)
      | p x = Just x
      | otherwise = go xs

elemIndex :: Eq a => a -> [a] -> Maybe Int
elemIndex x = findIndex (x ==)

elemIndices :: Eq a => a -> [a] -> [Int]
elemIndices x = findIndices (x ==)

findIndex :: (a -> Bool) -> [a] -> Maybe Int
findIndex p xs = listToMaybe (findIndices p xs)

findIndices :: (a -> Bool) -> [a] -> [Int]
findIndices p = go 0
  where
    go !_ [] = []
    go n (x : xs)
      | p x = n : go (n + 1) xs
      | otherwise = go (n + 1) xs

partition :: (a -> Bool) -> [a] -> ([a], [a])
partition p = foldr select ([], [])
  where
    select x ~(yes, no)
      | p x = (x : yes, no)
      | otherwise = (yes, x : no)

-- Lists as sets -------------------------------------------------------------------------------------------------------

nub :: Eq a => [a] -> [a]
nub = nubBy (==)

nubBy :: (a -> a -> Bool) -> [a] -> [a]
nubBy eq xs0 = go xs0 []
  where
    go [] _ = []
    go (x : xs) seen
      | any (`eq` x) seen = go xs seen
      | otherwise = x : go xs (x : seen)

delete :: Eq a => a -> [a] -> [a]
delete = deleteBy (==)

deleteBy :: (a -> a -> Bool) -> a -> [a] -> [a]
deleteBy eq x = go
  where
    go [] = []
    go (y : ys)
      | x `eq` y = ys
      | otherwise = y : go ys

-- | The first occurrence of each of the second list's elements is left out.
(\\) :: Eq a => [a] -> [a] -> [a]
(\\) = foldl (flip delete)

deleteFirstsBy :: (a -> a -> Bool) -> [a] -> [a] -> [a]
deleteFirstsBy eq = foldl (flip (deleteBy eq))

union, intersect :: Eq a => [a] -> [a] -> [a]
union = unionBy (==)
intersect = intersectBy (==)

unionBy, intersectBy :: (a -> a -> Bool) -> [a] -> [a] -> [a]
unionBy eq xs ys = xs ++ foldl (flip (deleteBy eq)) (nubBy eq ys) xs
intersectBy _ [] _ = []
intersectBy _ _ [] = []
intersectBy eq xs ys = filter (\x -> any (eq x) ys) xs

-- Between, across -----------------------------------------------------------------------------------------------------

intersperse :: a -> [a] -> [a]
intersperse _ [] = []
intersperse sep (x : xs) = x : go xs
  where
    go [] = []
    go (y : ys) = sep : y : go ys

intercalate :: [a] -> [[a]] -> [a]
intercalate sep xss = concat (intersperse sep xss)

transpose :: [[a]] -> [[a]]
transpose [] = []
transpose ([] : rows) = transpose rows
transpose ((x : xs) : rows) = (x : [h | h : _ <- rows]) : transpose (xs : [t | _ : t <- rows])

group :: Eq a => [a] -> [[a]]
group = groupBy (==)

groupBy :: (a -> a -> Bool) -> [a] -> [[a]]
groupBy eq = go
  where
    go [] = []
    go (x : xs) = let (same, rest) = span (eq x) xs in (x : same) : go rest

subsequences :: [a] -> [[a]]
subsequences xs = [] : nonEmpty xs
  where
    nonEmpty [] = []
    nonEmpty (y : ys) = [y] : foldr (\zs rest -> zs : (y : zs) : rest) [] (nonEmpty ys)

permutations :: [a] -> [[a]]
permutations xs0 = xs0 : go xs0 []
  where
    go [] _ = []
    go (x : xs) before = foldr (inserted x xs) (go xs (x : before)) (permutations before)
    -- x at each place of a list but the last, always followed by xs; then the rest
    inserted x xs places rest = snd (walk id places)
      where
        walk _ [] = (xs, rest)
        walk front (y : ys) =
          let (whole, others) = walk (front . (y :)) ys
           in (y : whole, front (x : y : whole) : others)

-- Order ---------------------------------------------------------------------------------------------------------------

sort :: Ord a => [a] -> [a]
sort = sortBy compare

sortOn :: Ord b => (a -> b) -> [a] -> [a]
sortOn f xs = map snd (sortBy (comparing fst) (map (\x -> let y = f x in y `seq` (y, x)) xs))

-- | Merge sort of the runs that are there: stable, linear where the list is in order, either way.
sortBy :: (a -> a -> Ordering) -> [a] -> [a]
sortBy cmp xs0 = mergeAll (runs xs0)
  where
    greater x y = case cmp x y of
      GT -> True
      _ -> False
    runs (x : y : rest)
      | greater x y = descending y [x] rest
      | otherwise = ascending y (x :) rest
    runs xs = [xs]
    descending x done (y : ys) | greater x y = descending y (x : done) ys
    descending x done ys = (x : done) : runs ys
    ascending x done (y : ys) | not (greater x y) = ascending y (\zs -> done (x : zs)) ys
    ascending x done ys = let !run = done [x] in run : runs ys
    mergeAll [run] = run
    mergeAll rs = mergeAll (mergePairs rs)
    mergePairs (a : b : rest) = let !merged = merge a b in merged : mergePairs rest
    mergePairs rs = rs
    merge as@(a : as') bs@(b : bs')
      | greater a b = b : merge as bs'
      | otherwise = a : merge as' bs
    merge [] bs = bs
    merge as [] = as

insert :: Ord a => a -> [a] -> [a]
insert = insertBy compare

insertBy :: (a -> a -> Ordering) -> a -> [a] -> [a]
insertBy cmp x = go
  where
    go [] = [x]
    go ys@(y : rest) = case cmp x y of
      GT -> y : go rest
      _ -> x : ys

-- | The last of the greatest, the first of the least.
maximumBy, minimumBy :: (a -> a -> Ordering) -> [a] -> a
maximumBy _ [] = errorWithoutStackTrace "List.maximumBy: empty list"
maximumBy cmp (x0 : xs0) = foldl' greater x0 xs0
  where
    greater x y = case cmp x y of
      GT -> x
      _ -> y
minimumBy _ [] = errorWithoutStackTrace "List.minimumBy: empty list"
minimumBy cmp (x0 : xs0) = foldl' less x0 xs0
  where
    less x y = case cmp x y of
      GT -> y
      _ -> x

-- With any number type for counts -------------------------------------------------------------------------------------

genericLength :: Num i => [a] -> i
genericLength [] = 0
genericLength (_ : xs) = 1 + genericLength xs

genericTake, genericDrop :: Integral i => i -> [a] -> [a]
genericTake n _ | n <= 0 = []
genericTake _ [] = []
genericTake n (x : xs) = x : genericTake (n - 1) xs
genericDrop n xs | n <= 0 = xs
genericDrop _ [] = []
genericDrop n (_ : xs) = genericDrop (n - 1) xs

genericSplitAt :: Integral i => i -> [a] -> ([a], [a])
genericSplitAt n xs | n <= 0 = ([], xs)
genericSplitAt _ [] = ([], [])
genericSplitAt n (x : xs) = let (front, back) = genericSplitAt (n - 1) xs in (x : front, back)

genericIndex :: Integral i => [a] -> i -> a
genericIndex (x : _) 0 = x
genericIndex (_ : xs) n
  | n > 0 = genericIndex xs (n - 1)
  | otherwise = errorWithoutStackTrace "List.genericIndex: negative argument."
genericIndex _ _ = errorWithoutStackTrace "List.genericIndex: index too large."

genericReplicate :: Integral i => i -> a -> [a]
genericReplicate n x = genericTake n (repeat x)

-- Unfolding, accumulating ---------------------------------------------------------------------------------------------

unfoldr :: (b -> Maybe (a, b)) -> b -> [a]
unfoldr f = go
  where
    go b = case f b of
      Nothing -> []
      Just (x, next) -> x : go next

mapAccumL, mapAccumR :: (acc -> x -> (acc, y)) -> acc -> [x] -> (acc, [y])
mapAccumL _ s [] = (s, [])
mapAccumL f s (x : xs) = (s2, y : ys)
  where
    (s1, y) = f s x
    (s2, ys) = mapAccumL f s1 xs
mapAccumR _ s [] = (s, [])
mapAccumR f s (x : xs) = (s2, y : ys)
  where
    (s2, y) = f s1 x
    (s1, ys) = mapAccumR f s xs

-- Text ----------------------------------------------------------------------------------------------------------------

lines :: String -> [String]
lines [] = []
lines s = line : rest
  where
    (line, after) = break (== '\n') s
    rest = case after of
      [] -> []
      _ : s' -> lines s'

unlines :: [String] -> String
unlines [] = []
unlines (l : ls) = l ++ '\n' : unlines ls

words :: String -> [String]
words s = case dropWhile isSpace s of
  [] -> []
  s' -> let (word, rest) = break isSpace s' in word : words rest

unwords :: [String] -> String
unwords [] = []
unwords (w : ws) = w ++ foldr (\v r -> ' ' : v ++ r) [] ws

-- Wide zips -----------------------------------------------------------------------------------------------------------

zip4 :: [a] -> [b] -> [c] -> [d] -> [(a, b, c, d)]
zip4 = zipWith4 (,,,)

zip5 :: [a] -> [b] -> [c] -> [d] -> [e] -> [(a, b, c, d, e)]
zip5 = zipWith5 (,,,,)

zip6 :: [a] -> [b] -> [c] -> [d] -> [e] -> [f] -> [(a, b, c, d, e, f)]
zip6 = zipWith6 (,,,,,)

zip7 :: [a] -> [b] -> [c] -> [d] -> [e] -> [f] -> [g] -> [(a, b, c, d, e, f, g)]
zip7 = zipWith7 (,,,,,,)

zipWith4 :: (a -> b -> c -> d -> r) -> [a] -> [b] -> [c] -> [d] -> [r]
zipWith4 combine (a : as) (b : bs) (c : cs) (d : ds) =
  combine a b c d : zipWith4 combine as bs cs ds
zipWith4 _ _ _ _ _ = []

zipWith5 :: (a -> b -> c -> d -> e -> r) -> [a] -> [b] -> [c] -> [d] -> [e] -> [r]
zipWith5 combine (a : as) (b : bs) (c : cs) (d : ds) (e : es) =
  combine a b c d e : zipWith5 combine as bs cs ds es
zipWith5 _ _ _ _ _ _ = []

zipWith6 :: (a -> b -> c -> d -> e -> f -> r) -> [a] -> [b] -> [c] -> [d] -> [e] -> [f] -> [r]
zipWith6 combine (a : as) (b : bs) (c : cs) (d : ds) (e : es) (f : fs) =
  combine a b c d e f : zipWith6 combine as bs cs ds es fs
zipWith6 _ _ _ _ _ _ _ = []

zipWith7 :: (a -> b -> c -> d -> e -> f -> g -> r) -> [a] -> [b] -> [c] -> [d] -> [e] -> [f] -> [g] -> [r]
zipWith7 combine (a : as) (b : bs) (c : cs) (d : ds) (e : es) (f : fs) (g : gs) =
  combine a b c d e f g : zipWith7 combine as bs cs ds es fs gs
zipWith7 _ _ _ _ _ _ _ _ = []

unzip4 :: [(a, b, c, d)] -> ([a], [b], [c], [d])
unzip4 =
  foldr
    (\(a, b, c, d) ~(as, bs, cs, ds) -> (a : as, b : bs, c : cs, d : ds))
    ([], [], [], [])

unzip5 :: [(a, b, c, d, e)] -> ([a], [b], [c], [d], [e])
unzip5 =
  foldr
    (\(a, b, c, d, e) ~(as, bs, cs, ds, es) -> (a : as, b : bs, c : cs, d : ds, e : es))
    ([], [], [], [], [])

unzip6 :: [(a, b, c, d, e, f)] -> ([a], [b], [c], [d], [e], [f])
unzip6 =
  foldr
    (\(a, b, c, d, e, f) ~(as, bs, cs, ds, es, fs) -> (a : as, b : bs, c : cs, d : ds, e : es, f : fs))
    ([], [], [], [], [], [])

unzip7 :: [(a, b, c, d, e, f, g)] -> ([a], [b], [c], [d], [e], [f], [g])
unzip7 =
  foldr
    (\(a, b, c, d, e, f, g) ~(as, bs, cs, ds, es, fs, gs) -> (a : as, b : bs, c : cs, d : ds, e : es, f : fs, g : gs))
    ([], [], [], [], [], [], [])
