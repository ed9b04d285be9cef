{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | The list functions of the Prelude, at lists alone; Data.Foldable has general ones for many of them.
module GHC.List
  ( (!!)
  , (++)
  , all
  , and
  , any
  , break
  , concat
  , concatMap
  , cycle
  , drop
  , dropWhile
  , elem
  , errorEmptyList
  , filter
  , foldl
  , foldl'
  , foldl1
  , foldl1'
  , foldr
  , foldr'
  , foldr1
  , head
  , init
  , iterate
  , iterate'
  , last
  , length
  , lookup
  , map
  , maximum
  , minimum
  , notElem
  , null
  , or
  , product
  , repeat
  , replicate
  , reverse
  , scanl
  , scanl'
  , scanl1
  , scanr
  , scanr1
  , span
  , splitAt
  , sum
  , tail
  , take
  , takeWhile
  , uncons
  , unzip
  , unzip3
  , zip
  , zip3
  , zipWith
  , zipWith3
  ) where

import GHC.Base
import GHC.Num (Num (..))

infixl 9 !!
infix 4 `elem`, `notElem`

errorEmptyList :: String -> a
errorEmptyList name = errorWithoutStackTrace ("Prelude." ++ name ++ ": empty list")
{-# NOINLINE errorEmptyList #-}

-- Parts ---------------------------------------------------------------------------------------------------------------

head :: [a] -> a
head (x : _) = x
head [] = errorEmptyList "head"

tail :: [a] -> [a]
tail (_ : xs) = xs
tail [] = errorEmptyList "tail"

last :: [a] -> a
last [] = errorEmptyList "last"
last (x : xs) = go x xs
  where
    go y [] = y
    go _ (y : ys) = go y ys

init :: [a] -> [a]
init [] = errorEmptyList "init"
init (x : xs) = go x xs
  where
    go _ [] = []
    go y (z : zs) = y : go z zs

uncons :: [a] -> Maybe (a, [a])
uncons [] = Nothing
uncons (x : xs) = Just (x, xs)

null :: [a] -> Bool
null [] = True
null (_ : _) = False

length :: [a] -> Int
length xs = I# (lengthFrom# 0# xs)

lengthFrom# :: Int# -> [a] -> Int#
lengthFrom# n [] = n
lengthFrom# n (_ : xs) = lengthFrom# (n +# 1#) xs

(!!) :: [a] -> Int -> a
xs !! I# n = case n <# 0# of
  1# -> errorWithoutStackTrace "Prelude.!!: negative index"
  _ -> go xs n
  where
    go [] _ = errorWithoutStackTrace "Prelude.!!: index too large"
    go (y : ys) i = case i of
      0# -> y
      _ -> go ys (i -# 1#)

take :: Int -> [a] -> [a]
take (I# n) xs = take# n xs

take# :: Int# -> [a] -> [a]
take# n xs = case n <=# 0# of
  1# -> []
  _ -> case xs of
    [] -> []
    y : ys -> y : take# (n -# 1#) ys

drop :: Int -> [a] -> [a]
drop (I# n) xs = drop# n xs

drop# :: Int# -> [a] -> [a]
drop# n xs = case n <=# 0# of
  1# -> xs
  _ -> case xs of
    [] -> []
    _ : ys -> drop# (n -# 1#) ys

splitAt :: Int -> [a] -> ([a], [a])
splitAt (I# n) xs = splitAt# n xs

splitAt# :: Int# -> [a] -> ([a], [a])
splitAt# n xs = case n <=# 0# of
  1# -> ([], xs)
  _ -> case xs of
    [] -> ([], [])
    y : ys ->
      let rest = splitAt# (n -# 1#) ys
       in (y : (case rest of (front, _) -> front), case rest of (_, back) -> back)

takeWhile :: (a -> Bool) -> [a] -> [a]
takeWhile p = go
  where
    go (x : xs) | p x = x : go xs
    go _ = []

dropWhile :: (a -> Bool) -> [a] -> [a]
dropWhile p = go
  where
    go [] = []
    go xs@(x : rest)
      | p x = go rest
      | otherwise = xs

span, break :: (a -> Bool) -> [a] -> ([a], [a])
span p = go
  where
    go [] = ([], [])
    go xs@(x : rest)
      | p x = let (ys, zs) = go rest in (x : ys, zs)
      | otherwise = ([], xs)
break p = span (\x -> not (p x))

filter :: (a -> Bool) -> [a] -> [a]
filter p = go
  where
    go [] = []
    go (x : xs)
      | p x = x : go xs
      | otherwise = go xs

reverse :: [a] -> [a]
reverse xs = go xs []
  where
    go [] done = done
    go (y : ys) done = go ys (y : done)

lookup :: Eq a => a -> [(a, b)] -> Maybe b
lookup key = go
  where
    go [] = Nothing
    go ((k, x) : rest)
      | key == k = Just x
      | otherwise = go rest

-- Folds ---------------------------------------------------------------------------------------------------------------

foldl, foldl' :: (b -> a -> b) -> b -> [a] -> b
foldl f = go
  where
    go z [] = z
    go z (x : xs) = go (f z x) xs
foldl' f = go
  where
    go !z [] = z
    go !z (x : xs) = go (f z x) xs

foldr' :: (a -> b -> b) -> b -> [a] -> b
foldr' f z xs = foldl' (\acc x -> f x acc) z (reverse xs)

foldl1, foldl1' :: (a -> a -> a) -> [a] -> a
foldl1 f (x : xs) = foldl f x xs
foldl1 _ [] = errorEmptyList "foldl1"
foldl1' f (x : xs) = foldl' f x xs
foldl1' _ [] = errorEmptyList "foldl1'"

foldr1 :: (a -> a -> a) -> [a] -> a
foldr1 f = go
  where
    go [x] = x
    go (x : xs) = f x (go xs)
    go [] = errorEmptyList "foldr1"

sum, product :: Num a => [a] -> a
sum xs = foldl' (+) 0 xs
product xs = foldl' (*) 1 xs

maximum, minimum :: Ord a => [a] -> a
maximum [] = errorEmptyList "maximum"
maximum (x : xs) = foldl' max x xs
minimum [] = errorEmptyList "minimum"
minimum (x : xs) = foldl' min x xs

and, or :: [Bool] -> Bool
and [] = True
and (x : xs) = x && and xs
or [] = False
or (x : xs) = x || or xs

any, all :: (a -> Bool) -> [a] -> Bool
any p = go
  where
    go [] = False
    go (x : xs) = p x || go xs
all p = go
  where
    go [] = True
    go (x : xs) = p x && go xs

elem, notElem :: Eq a => a -> [a] -> Bool
elem x = go
  where
    go [] = False
    go (y : ys) = x == y || go ys
notElem x xs = not (elem x xs)

concat :: [[a]] -> [a]
concat [] = []
concat (xs : xss) = xs ++ concat xss

concatMap :: (a -> [b]) -> [a] -> [b]
concatMap f = go
  where
    go [] = []
    go (x : xs) = f x ++ go xs

-- Scans ---------------------------------------------------------------------------------------------------------------

scanl, scanl' :: (b -> a -> b) -> b -> [a] -> [b]
scanl f = go
  where
    go z xs = z : case xs of
      [] -> []
      y : ys -> go (f z y) ys
scanl' f = go
  where
    go !z xs = z : case xs of
      [] -> []
      y : ys -> go (f z y) ys

scanl1, scanr1 :: (a -> a -> a) -> [a] -> [a]
scanl1 f (x : xs) = scanl f x xs
scanl1 _ [] = []
scanr1 f = go
  where
    go [] = []
    go [x] = [x]
    go (x : xs) = let rest = go xs in f x (head rest) : rest

scanr :: (a -> b -> b) -> b -> [a] -> [b]
scanr f z = go
  where
    go [] = [z]
    go (x : xs) = let rest = go xs in f x (head rest) : rest

-- Unlimited lists -----------------------------------------------------------------------------------------------------

iterate, iterate' :: (a -> a) -> a -> [a]
iterate f = go
  where
    go x = x : go (f x)
iterate' f = go
  where
    go x = let next = f x in next `seq` (x : go next)

repeat :: a -> [a]
repeat x = let xs = x : xs in xs

replicate :: Int -> a -> [a]
replicate (I# count) x = go count
  where
    go n = case n <=# 0# of
      1# -> []
      _ -> x : go (n -# 1#)

cycle :: [a] -> [a]
cycle [] = errorEmptyList "cycle"
cycle xs = let around = xs ++ around in around

-- Zips ----------------------------------------------------------------------------------------------------------------

zip :: [a] -> [b] -> [(a, b)]
zip (x : xs) (y : ys) = (x, y) : zip xs ys
zip _ _ = []

zip3 :: [a] -> [b] -> [c] -> [(a, b, c)]
zip3 (x : xs) (y : ys) (z : zs) = (x, y, z) : zip3 xs ys zs
zip3 _ _ _ = []

zipWith :: (a -> b -> c) -> [a] -> [b] -> [c]
zipWith f = go
  where
    go (x : xs) (y : ys) = f x y : go xs ys
    go _ _ = []

zipWith3 :: (a -> b -> c -> d) -> [a] -> [b] -> [c] -> [d]
zipWith3 f = go
  where
    go (x : xs) (y : ys) (z : zs) = f x y z : go xs ys zs
    go _ _ _ = []

unzip :: [(a, b)] -> ([a], [b])
unzip = foldr (\(x, y) ~(xs, ys) -> (x : xs, y : ys)) ([], [])

unzip3 :: [(a, b, c)] -> ([a], [b], [c])
unzip3 = foldr (\(x, y, z) ~(xs, ys, zs) -> (x : xs, y : ys, z : zs)) ([], [], [])
