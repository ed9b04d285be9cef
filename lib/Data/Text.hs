{-# LANGUAGE BangPatterns, MagicHash #-}
-- | Strict texts; names and meanings of the package text. Import it qualified.
module Data.Text
  ( Text, pack, unpack, singleton, empty
  , cons, snoc, append, uncons, unsnoc, head, last, tail, init, null, length, compareLength, copy
  , map, intercalate, intersperse, transpose, reverse, replace
  , toCaseFold, toLower, toUpper, toTitle, justifyLeft, justifyRight, center
  , foldl, foldl', foldl1, foldl1', foldr, foldr1, concat, concatMap, any, all, maximum, minimum
  , scanl, scanl1, scanr, scanr1, mapAccumL, mapAccumR, replicate, unfoldr, unfoldrN
  , take, takeEnd, drop, dropEnd, takeWhile, takeWhileEnd, dropWhile, dropWhileEnd, dropAround
  , strip, stripStart, stripEnd, splitAt, breakOn, breakOnEnd, break, span, group, groupBy, inits, tails
  , splitOn, split, chunksOf, lines, words, unlines, unwords
  , isPrefixOf, isSuffixOf, isInfixOf, stripPrefix, stripSuffix, commonPrefixes
  , filter, breakOnAll, find, elem, partition, index, findIndex, count, zip, zipWith, unpackCString#
  ) where

import Data.Char (isSpace)
import qualified Data.List as List
import Data.Text.Internal
import Data.Text.Internal.Case
import Data.Text.Internal.Search
import GHC.Exception (libraryError)
import GHC.Exts (Addr#)
import qualified GHC.Exts as Exts
import Prelude (Bool(..), Char, Eq(..), Int, Maybe(..), Monoid(..), Num(..), Ord(..), Ordering(..), Semigroup(..), String
  , fmap, not, otherwise, quot, (&&), (++), (.), (||))
import qualified Prelude

-- | The literal, in UTF-8.
unpackCString# :: Addr# -> Text
unpackCString# literal = pack (Exts.unpackCStringUtf8# literal)

emptyError :: String -> a
emptyError name = libraryError "text/src" "text-1.2.5.0" "Data.Text" "1862:18" ("Data.Text." ++ name ++ ": empty input")

-- Basics --------------------------------------------------------------------------------------------------------------

singleton :: Char -> Text
singleton c = fillWith 1 (\_ -> safe c)

cons :: Char -> Text -> Text
cons c t = singleton c <> t

snoc :: Text -> Char -> Text
snoc t c = t <> singleton c

append :: Text -> Text -> Text
append = (<>)

uncons :: Text -> Maybe (Char, Text)
uncons t
  | null t = Nothing
  | otherwise = Just (unsafeIndex t 0, rest)
 where !rest = slice t 1 (length t - 1)
{-# INLINE uncons #-}

unsnoc :: Text -> Maybe (Text, Char)
unsnoc t
  | null t = Nothing
  | otherwise = Just (start, unsafeIndex t (length t - 1))
 where !start = slice t 0 (length t - 1)
{-# INLINE unsnoc #-}

head :: Text -> Char
head t
  | null t = streamError "head" "Empty stream"
  | otherwise = unsafeIndex t 0

last :: Text -> Char
last t
  | null t = emptyError "last"
  | otherwise = unsafeIndex t (length t - 1)

tail, init :: Text -> Text
tail t
  | null t = emptyError "tail"
  | otherwise = drop 1 t
init t
  | null t = emptyError "init"
  | otherwise = dropEnd 1 t

null :: Text -> Bool
null t = lengthOf t == 0

length :: Text -> Int
length = lengthOf

compareLength :: Text -> Int -> Ordering
compareLength t n = compare (length t) n

-- | The same text in an array of its own.
copy :: Text -> Text
copy t = buildExactly (length t) (\buffer -> blit buffer 0 t)

index :: Text -> Int -> Char
index t i
  | i < 0 = streamError "index" "Negative index"
  | i >= length t = streamError "index" "Index too large"
  | otherwise = unsafeIndex t i

-- Transformations -----------------------------------------------------------------------------------------------------

map :: (Char -> Char) -> Text -> Text
map f t = fillWith (length t) (\i -> safe (f (unsafeIndex t i)))
{-# INLINE map #-}

intercalate :: Text -> [Text] -> Text
intercalate separator = concat . List.intersperse separator

intersperse :: Char -> Text -> Text
intersperse c t = fillWith (max 0 (2 * length t - 1)) at
 where
  at i
    | i == 2 * half = unsafeIndex t half
    | otherwise = safe c
   where half = i `quot` 2

transpose :: [Text] -> [Text]
transpose = fmap pack . List.transpose . fmap unpack

reverse :: Text -> Text
reverse t = fillWith n (\i -> unsafeIndex t (n - 1 - i))
 where n = length t

-- | @replace needle by text@
replace :: Text -> Text -> Text -> Text
replace needle by t
  | null needle = emptyError "replace"
  | otherwise = intercalate by (splitOn needle t)

toCaseFold, toLower, toUpper, toTitle :: Text -> Text
toCaseFold = foldCase
toLower = lowerCase
toUpper = upperCase
toTitle = titleCase

justifyLeft, justifyRight, center :: Int -> Char -> Text -> Text
justifyLeft n c t = t <> replicateChar (n - length t) c
justifyRight n c t = replicateChar (n - length t) c <> t
center n c t
  | n <= length t = t
  | otherwise = replicateChar left c <> t <> replicateChar right c
 where
  missing = n - length t
  right = missing `quot` 2
  left = missing - right

replicateChar :: Int -> Char -> Text
replicateChar n c
  | n <= 0 = empty
  | otherwise = fillWith n (\_ -> safe c)

-- Folds and scans -----------------------------------------------------------------------------------------------------

foldl :: (a -> Char -> a) -> a -> Text -> a
foldl f z t = go (length t - 1)
 where
  go i
    | i < 0 = z
    | otherwise = f (go (i - 1)) (unsafeIndex t i)

foldl' :: (a -> Char -> a) -> a -> Text -> a
foldl' f z t = go z 0
 where
  go !acc i
    | i >= length t = acc
    | otherwise = go (f acc (unsafeIndex t i)) (i + 1)
{-# INLINE foldl' #-}

foldr :: (Char -> a -> a) -> a -> Text -> a
foldr f z t = go 0
 where
  go i
    | i >= length t = z
    | otherwise = f (unsafeIndex t i) (go (i + 1))
{-# INLINE foldr #-}

foldl1, foldl1', foldr1 :: (Char -> Char -> Char) -> Text -> Char
foldl1 f t
  | null t = streamError "foldl1" "Internal error"
  | otherwise = foldl f (unsafeIndex t 0) (drop 1 t)
foldl1' f t
  | null t = streamError "foldl1" "Internal error"
  | otherwise = foldl' f (unsafeIndex t 0) (drop 1 t)
foldr1 f t
  | null t = streamError "foldr1" "Internal error"
  | otherwise = foldr f (last t) (dropEnd 1 t)

concat :: [Text] -> Text
concat = mconcat

concatMap :: (Char -> Text) -> Text -> Text
concatMap f = concat . foldr ((:) . f) []

any, all :: (Char -> Bool) -> Text -> Bool
any p t = prefixLength (not . p) t < length t
all p t = prefixLength p t >= length t
{-# INLINE any #-}
{-# INLINE all #-}

maximum, minimum :: Text -> Char
maximum t
  | null t = streamError "maximum" "Internal error"
  | otherwise = foldl1' max t
minimum t
  | null t = streamError "minimum" "Internal error"
  | otherwise = foldl1' min t

scanl :: (Char -> Char -> Char) -> Char -> Text -> Text
scanl f z = pack . List.scanl (\a c -> safe (f a c)) (safe z) . unpack

scanl1, scanr1 :: (Char -> Char -> Char) -> Text -> Text
scanl1 f t
  | null t = empty
  | otherwise = scanl f (unsafeIndex t 0) (drop 1 t)
scanr1 f t
  | null t = empty
  | otherwise = scanr f (last t) (dropEnd 1 t)

scanr :: (Char -> Char -> Char) -> Char -> Text -> Text
scanr f z = pack . List.scanr (\c a -> safe (f c a)) (safe z) . unpack

mapAccumL, mapAccumR :: (a -> Char -> (a, Char)) -> a -> Text -> (a, Text)
mapAccumL f z t = fmap pack (List.mapAccumL f z (unpack t))
mapAccumR f z t = fmap pack (List.mapAccumR f z (unpack t))

replicate :: Int -> Text -> Text
replicate n t
  | n <= 0 || null t = empty
  | length t == 1 = replicateChar n (unsafeIndex t 0)
  | n > Prelude.maxBound `quot` length t = libraryError "text/src" "text-1.2.5.0" "Data.Text.Internal" "154:26" "overflow"
  | otherwise = concat (List.replicate n t)

unfoldr :: (a -> Maybe (Char, a)) -> a -> Text
unfoldr = unfoldText 16

-- | At most that many characters.
unfoldrN :: Int -> (a -> Maybe (Char, a)) -> a -> Text
unfoldrN n f = pack . List.take n . List.unfoldr f

-- Parts ---------------------------------------------------------------------------------------------------------------

take, takeEnd, drop, dropEnd :: Int -> Text -> Text
take n t
  | n >= length t = t
  | otherwise = slice t 0 n
takeEnd n t
  | n >= length t = t
  | otherwise = slice t (length t - n) n
drop n t
  | n <= 0 = t
  | otherwise = slice t n (length t - n)
dropEnd n t
  | n <= 0 = t
  | otherwise = slice t 0 (length t - n)

takeWhile, takeWhileEnd, dropWhile, dropWhileEnd, dropAround :: (Char -> Bool) -> Text -> Text
takeWhile p t = take (prefixLength p t) t
takeWhileEnd p t = takeEnd (suffixLength p t) t
dropWhile p t = drop (prefixLength p t) t
dropWhileEnd p t = dropEnd (suffixLength p t) t
dropAround p t = dropWhile p (dropWhileEnd p t)
{-# INLINE takeWhile #-}
{-# INLINE takeWhileEnd #-}
{-# INLINE dropWhile #-}
{-# INLINE dropWhileEnd #-}
{-# INLINE dropAround #-}

strip, stripStart, stripEnd :: Text -> Text
strip = dropAround isSpace
stripStart = dropWhile isSpace
stripEnd = dropWhileEnd isSpace

splitAt :: Int -> Text -> (Text, Text)
splitAt n t = (start, end)
 where
  !start = take n t
  !end = drop n t

span, break, partition :: (Char -> Bool) -> Text -> (Text, Text)
span p t = splitAt (prefixLength p t) t
break p = span (not . p)
partition p t = (filter p t, filter (not . p) t)
{-# INLINE span #-}
{-# INLINE break #-}

breakOn, breakOnEnd :: Text -> Text -> (Text, Text)
breakOn needle t
  | null needle = emptyError "breakOn"
  | otherwise = case occurrences needle t of
      [] -> (t, empty)
      at : _ -> splitAt at t
breakOnEnd needle t = (reverse b, reverse a)
 where (a, b) = breakOn (reverse needle) (reverse t)

breakOnAll :: Text -> Text -> [(Text, Text)]
breakOnAll needle t
  | null needle = emptyError "breakOnAll"
  | otherwise = [splitAt at t | at <- occurrences needle t]

group :: Text -> [Text]
group = groupBy (==)

groupBy :: (Char -> Char -> Bool) -> Text -> [Text]
groupBy same t
  | null t = []
  | otherwise = take n t : groupBy same (drop n t)
 where n = 1 + prefixLength (same (unsafeIndex t 0)) (drop 1 t)

inits, tails :: Text -> [Text]
inits t = [take n t | n <- [0 .. length t]]
tails t = [drop n t | n <- [0 .. length t]]

splitOn :: Text -> Text -> [Text]
splitOn needle t
  | null needle = emptyError "splitOn"
  | otherwise = go 0 (occurrences needle t)
 where
  go from [] = [drop from t]
  go from (at : rest) = slice t from (at - from) : go (at + length needle) rest

split :: (Char -> Bool) -> Text -> [Text]
split p t
  | n >= length t = [t]
  | otherwise = part : split p (drop (n + 1) t)
 where
  n = prefixLength (not . p) t
  !part = slice t 0 n

chunksOf :: Int -> Text -> [Text]
chunksOf n t
  | n <= 0 || null t = []
  | otherwise = take n t : chunksOf n (drop n t)

lines, words :: Text -> [Text]
lines t
  | null t = []
  | otherwise = line : lines (drop (n + 1) t)
 where
  n = prefixLength (/= '\n') t
  !line = slice t 0 n
words t
  | null start = []
  | otherwise = word : words (drop n start)
 where
  start = stripStart t
  n = prefixLength (not . isSpace) start
  !word = slice start 0 n

unlines, unwords :: [Text] -> Text
unlines = concat . List.concatMap (\t -> [t, singleton '\n'])
unwords = intercalate (singleton ' ')

-- Comparing and searching ---------------------------------------------------------------------------------------------

isPrefixOf, isSuffixOf, isInfixOf :: Text -> Text -> Bool
isPrefixOf a b = length a <= length b && occursAt a b 0
isSuffixOf a b = length a <= length b && occursAt a b (length b - length a)
isInfixOf a b = null a || not (List.null (occurrences a b))

stripPrefix, stripSuffix :: Text -> Text -> Maybe Text
stripPrefix a b
  | isPrefixOf a b = Just (drop (length a) b)
  | otherwise = Nothing
stripSuffix a b
  | isSuffixOf a b = Just (dropEnd (length a) b)
  | otherwise = Nothing

-- | What both begin with, unless it is empty, and the rests.
commonPrefixes :: Text -> Text -> Maybe (Text, Text, Text)
commonPrefixes a b
  | n == 0 = Nothing
  | otherwise = Just (take n a, drop n a, drop n b)
 where
  n = go 0
  go i
    | i < length a && i < length b && unsafeIndex a i == unsafeIndex b i = go (i + 1)
    | otherwise = i

filter :: (Char -> Bool) -> Text -> Text
filter p t = build (length t) (\buffer ->
  let go !i !n
        | i >= length t = Prelude.return n
        | c <- unsafeIndex t i = if p c then write buffer n c Prelude.>> go (i + 1) (n + 1) else go (i + 1) n
  in go 0 0)
{-# INLINE filter #-}

find :: (Char -> Bool) -> Text -> Maybe Char
find p t = fmap (unsafeIndex t) (findIndex p t)

findIndex :: (Char -> Bool) -> Text -> Maybe Int
findIndex p t
  | i >= length t = Nothing
  | otherwise = Just i
 where i = prefixLength (not . p) t
{-# INLINE find #-}
{-# INLINE findIndex #-}

elem :: Char -> Text -> Bool
elem c = any (== c)

-- | How often the first occurs in the second, without overlaps.
count :: Text -> Text -> Int
count needle t
  | null needle = emptyError "count"
  | otherwise = List.length (occurrences needle t)

zip :: Text -> Text -> [(Char, Char)]
zip a b = [(unsafeIndex a i, unsafeIndex b i) | i <- [0 .. min (length a) (length b) - 1]]

zipWith :: (Char -> Char -> Char) -> Text -> Text -> Text
zipWith f a b = fillWith (min (length a) (length b)) (\i -> safe (f (unsafeIndex a i) (unsafeIndex b i)))
