{-# LANGUAGE BangPatterns #-}
-- | Lazy texts; names and meanings of the package text. Import it qualified.
module Data.Text.Lazy
  ( Text, pack, unpack, singleton, empty, fromChunks, toChunks, toStrict, fromStrict, foldrChunks, foldlChunks
  , cons, snoc, append, uncons, unsnoc, head, last, tail, init, null, length, compareLength
  , map, intercalate, intersperse, transpose, reverse, replace
  , toCaseFold, toLower, toUpper, toTitle, justifyLeft, justifyRight, center
  , foldl, foldl', foldl1, foldl1', foldr, foldr1, concat, concatMap, any, all, maximum, minimum
  , scanl, scanl1, scanr, scanr1, mapAccumL, mapAccumR, repeat, replicate, cycle, iterate, unfoldr, unfoldrN
  , take, takeEnd, drop, dropEnd, takeWhile, takeWhileEnd, dropWhile, dropWhileEnd, dropAround
  , strip, stripStart, stripEnd, splitAt, span, breakOn, breakOnEnd, break, group, groupBy, inits, tails
  , splitOn, split, chunksOf, lines, words, unlines, unwords
  , isPrefixOf, isSuffixOf, isInfixOf, stripPrefix, stripSuffix, commonPrefixes
  , filter, find, elem, breakOnAll, partition, index, count, zip, zipWith
  ) where

import Data.Char (isSpace)
import Data.Int (Int64)
import qualified Data.List as List
import qualified Data.Text as Strict
import Data.Text.Internal (streamError)
import qualified Data.Text.Internal as Strict (safe)
import Data.Text.Internal.Case (titleFrom)
import Data.Text.Lazy.Internal
import GHC.Exception (libraryError)
import Prelude (Bool(..), Char, Eq(..), Maybe(..), Monoid(..), Num(..), Ord(..), Ordering(..), Semigroup(..)
  , fmap, fromIntegral, fst, not, otherwise, quot, snd, (&&), (.), (||))

emptyError :: [Char] -> a
emptyError name = libraryError "text/src" "text-1.2.5.0" "Data.Text.Lazy" "1757:18" (List.concat ["Data.Text.Lazy.", name, ": empty input"])

-- | By way of strings.
viaString :: ([Char] -> [Char]) -> Text -> Text
viaString f = pack . f . unpack

-- | By way of strict texts.
viaStrict :: (Strict.Text -> Strict.Text) -> Text -> Text
viaStrict f = fromStrict . f . toStrict

-- | Each strict text by itself.
eachChunk :: (Strict.Text -> Strict.Text) -> Text -> Text
eachChunk f = foldrChunks (chunk . f) Empty

-- Basics --------------------------------------------------------------------------------------------------------------

toChunks :: Text -> [Strict.Text]
toChunks = chunks

foldrChunks :: (Strict.Text -> a -> a) -> a -> Text -> a
foldrChunks f z = List.foldr f z . chunks

foldlChunks :: (a -> Strict.Text -> a) -> a -> Text -> a
foldlChunks f z = List.foldl' f z . chunks

singleton :: Char -> Text
singleton c = Chunk (Strict.singleton c) Empty

cons :: Char -> Text -> Text
cons c = Chunk (Strict.singleton c)

snoc :: Text -> Char -> Text
snoc t c = t <> singleton c

append :: Text -> Text -> Text
append = (<>)

uncons :: Text -> Maybe (Char, Text)
uncons Empty = Nothing
uncons (Chunk t rest) = Just (Strict.head t, chunk (Strict.drop 1 t) rest)

unsnoc :: Text -> Maybe (Text, Char)
unsnoc Empty = Nothing
unsnoc t = Just (init t, last t)

head, last :: Text -> Char
head Empty = streamError "head" "Empty stream"
head (Chunk t _) = Strict.head t
last Empty = emptyError "last"
last (Chunk t Empty) = Strict.last t
last (Chunk _ rest) = last rest

tail, init :: Text -> Text
tail Empty = emptyError "tail"
tail (Chunk t rest) = chunk (Strict.drop 1 t) rest
init Empty = emptyError "init"
init (Chunk t Empty) = fromStrict (Strict.init t)
init (Chunk t rest) = Chunk t (init rest)

null :: Text -> Bool
null Empty = True
null _ = False

length :: Text -> Int64
length = foldlChunks (\n t -> n + size t) 0

size :: Strict.Text -> Int64
size = fromIntegral . Strict.length

-- | Looks no further than it must.
compareLength :: Text -> Int64 -> Ordering
compareLength Empty n = compare 0 n
compareLength (Chunk t rest) n
  | size t > n = GT
  | otherwise = compareLength rest (n - size t)

index :: Text -> Int64 -> Char
index t i
  | i < 0 = streamError "index" "Negative index"
  | otherwise = case uncons (drop i t) of
      Just (c, _) -> c
      Nothing -> streamError "index" "Index too large"

-- Transformations -----------------------------------------------------------------------------------------------------

map :: (Char -> Char) -> Text -> Text
map f = eachChunk (Strict.map f)

intercalate :: Text -> [Text] -> Text
intercalate separator = concat . List.intersperse separator

intersperse :: Char -> Text -> Text
intersperse c = viaString (List.intersperse c)

transpose :: [Text] -> [Text]
transpose = fmap pack . List.transpose . fmap unpack

reverse :: Text -> Text
reverse = viaStrict Strict.reverse

-- | @replace needle by text@
replace :: Text -> Text -> Text -> Text
replace needle by = intercalate by . splitOn needle

toCaseFold, toLower, toUpper, toTitle :: Text -> Text
toCaseFold = eachChunk Strict.toCaseFold
toLower = eachChunk Strict.toLower
toUpper = eachChunk Strict.toUpper
toTitle = go False . chunks
 where
  go _ [] = Empty
  go inWord (t : rest) = chunk converted (go inWord' rest) where (converted, inWord') = titleFrom inWord t

justifyLeft, justifyRight, center :: Int64 -> Char -> Text -> Text
justifyLeft n c t = t <> replicateChar (n - length t) c
justifyRight n c t = replicateChar (n - length t) c <> t
center n c t
  | n <= length t = t
  | otherwise = replicateChar (missing - right) c <> t <> replicateChar right c
 where
  missing = n - length t
  right = missing `quot` 2

replicateChar :: Int64 -> Char -> Text
replicateChar n c = pack (List.genericReplicate n c)

-- Folds and scans -----------------------------------------------------------------------------------------------------

foldl, foldl' :: (a -> Char -> a) -> a -> Text -> a
foldl f z = List.foldl f z . unpack
foldl' f = foldlChunks (Strict.foldl' f)

foldr :: (Char -> a -> a) -> a -> Text -> a
foldr f z = foldrChunks (\t rest -> Strict.foldr f rest t) z

foldl1, foldl1', foldr1 :: (Char -> Char -> Char) -> Text -> Char
foldl1 _ Empty = streamError "foldl1" "Internal error"
foldl1 f t = foldl f (head t) (tail t)
foldl1' _ Empty = streamError "foldl1" "Internal error"
foldl1' f t = foldl' f (head t) (tail t)
foldr1 _ Empty = streamError "foldr1" "Internal error"
foldr1 f t = List.foldr1 f (unpack t)

concat :: [Text] -> Text
concat = mconcat

concatMap :: (Char -> Text) -> Text -> Text
concatMap f = concat . foldr ((:) . f) []

any, all :: (Char -> Bool) -> Text -> Bool
any p = foldr ((||) . p) False
all p = foldr ((&&) . p) True

maximum, minimum :: Text -> Char
maximum Empty = streamError "maximum" "Internal error"
maximum t = foldl1' max t
minimum Empty = streamError "minimum" "Internal error"
minimum t = foldl1' min t

scanl, scanr :: (Char -> Char -> Char) -> Char -> Text -> Text
scanl f z = viaString (List.scanl (\a c -> Strict.safe (f a c)) (Strict.safe z))
scanr f z = viaString (List.scanr (\c a -> Strict.safe (f c a)) (Strict.safe z))

scanl1, scanr1 :: (Char -> Char -> Char) -> Text -> Text
scanl1 _ Empty = Empty
scanl1 f t = scanl f (head t) (tail t)
scanr1 _ Empty = Empty
scanr1 f t = scanr f (last t) (init t)

mapAccumL, mapAccumR :: (a -> Char -> (a, Char)) -> a -> Text -> (a, Text)
mapAccumL f z = fmap fromChunks . List.mapAccumL (Strict.mapAccumL f) z . toChunks
mapAccumR f z = fmap fromChunks . List.mapAccumR (Strict.mapAccumR f) z . toChunks

-- Infinite and made ones ----------------------------------------------------------------------------------------------

repeat :: Char -> Text
repeat c = block
 where block = Chunk (Strict.replicate chunkSize (Strict.singleton c)) block

cycle :: Text -> Text
cycle Empty = emptyError "cycle"
cycle t = block
 where block = t <> block

iterate :: (Char -> Char) -> Char -> Text
iterate f = pack . List.iterate (Strict.safe . f) . Strict.safe

replicate :: Int64 -> Text -> Text
replicate n = concat . List.genericReplicate n

unfoldr :: (a -> Maybe (Char, a)) -> a -> Text
unfoldr f = pack . List.unfoldr f

-- | At most that many characters.
unfoldrN :: Int64 -> (a -> Maybe (Char, a)) -> a -> Text
unfoldrN n f = pack . List.genericTake n . List.unfoldr f

-- Parts ---------------------------------------------------------------------------------------------------------------

take, takeEnd, drop, dropEnd :: Int64 -> Text -> Text
-- No chunk is asked for behind the last one that is taken.
take n t = case t of
  _ | n <= 0 -> Empty
  Empty -> Empty
  Chunk s rest
    | n < size s -> Chunk (Strict.take (fromIntegral n) s) Empty
    | otherwise -> Chunk s (take (n - size s) rest)
takeEnd n t = drop (length t - n) t
drop _ Empty = Empty
drop n t@(Chunk s rest)
  | n <= 0 = t
  | n < size s = Chunk (Strict.drop (fromIntegral n) s) rest
  | otherwise = drop (n - size s) rest
dropEnd n t
  | n <= 0 = t
  | otherwise = take (length t - n) t

splitAt :: Int64 -> Text -> (Text, Text)
splitAt _ Empty = (Empty, Empty)
splitAt n t@(Chunk s rest)
  | n <= 0 = (Empty, t)
  | n < size s = case Strict.splitAt (fromIntegral n) s of (a, b) -> (Chunk a Empty, Chunk b rest)
  | otherwise = (Chunk s a, b)
 where (a, b) = splitAt (n - size s) rest

span, break, partition :: (Char -> Bool) -> Text -> (Text, Text)
span _ Empty = (Empty, Empty)
span p (Chunk s rest) = case Strict.span p s of
  (a, b)
    | Strict.null b -> let (more, behind) = span p rest in (Chunk s more, behind)
    | otherwise -> (fromStrict a, Chunk b rest)
break p = span (not . p)
partition p t = (filter p t, filter (not . p) t)

takeWhile, takeWhileEnd, dropWhile, dropWhileEnd, dropAround, filter :: (Char -> Bool) -> Text -> Text
takeWhile p = fst . span p
takeWhileEnd p = viaStrict (Strict.takeWhileEnd p)
dropWhile p = snd . span p
dropWhileEnd p = viaStrict (Strict.dropWhileEnd p)
dropAround p = dropWhile p . dropWhileEnd p
filter p = eachChunk (Strict.filter p)

strip, stripStart, stripEnd :: Text -> Text
strip = dropAround isSpace
stripStart = dropWhile isSpace
stripEnd = dropWhileEnd isSpace

group :: Text -> [Text]
group = groupBy (==)

groupBy :: (Char -> Char -> Bool) -> Text -> [Text]
groupBy same t = case uncons t of
  Nothing -> []
  Just (c, rest) -> let (more, behind) = span (same c) rest in cons c more : groupBy same behind

inits, tails :: Text -> [Text]
inits = fmap pack . List.inits . unpack
tails t = t : case uncons t of
  Nothing -> []
  Just (_, rest) -> tails rest

split :: (Char -> Bool) -> Text -> [Text]
split p t = case break p t of
  (a, Empty) -> [a]
  (a, rest) -> a : split p (tail rest)

chunksOf :: Int64 -> Text -> [Text]
chunksOf n t
  | n <= 0 || null t = []
  | otherwise = let (a, b) = splitAt n t in a : chunksOf n b

lines, words :: Text -> [Text]
lines Empty = []
lines t = a : case rest of
  Empty -> []
  _ -> lines (tail rest)
 where (a, rest) = break (== '\n') t
words t = case stripStart t of
  Empty -> []
  start -> let (word, rest) = break isSpace start in word : words rest

unlines, unwords :: [Text] -> Text
unlines = concat . List.concatMap (\t -> [t, singleton '\n'])
unwords = intercalate (singleton ' ')

-- Comparing and searching ---------------------------------------------------------------------------------------------

-- | Positions at which a needle occurs, from the left and without overlaps, found as they are demanded.
occurrences :: Text -> Text -> [Int64]
occurrences needle = go 0 . unpack
 where
  cs = unpack needle
  n = length needle
  go !_ [] = []
  go i rest@(_ : more) = case List.stripPrefix cs rest of
    Just behind -> i : go (i + n) behind
    Nothing -> go (i + 1) more

breakOn, breakOnEnd :: Text -> Text -> (Text, Text)
breakOn needle t
  | null needle = emptyError "breakOn"
  | otherwise = case occurrences needle t of
      [] -> (t, Empty)
      at : _ -> splitAt at t
breakOnEnd needle t = (reverse b, reverse a)
 where (a, b) = breakOn (reverse needle) (reverse t)

breakOnAll :: Text -> Text -> [(Text, Text)]
breakOnAll needle t
  | null needle = emptyError "breakOnAll"
  | otherwise = [splitAt at t | at <- occurrences needle t]

splitOn :: Text -> Text -> [Text]
splitOn needle t
  | null needle = emptyError "splitOn"
  | otherwise = go 0 t (occurrences needle t)
 where
  go _ rest [] = [rest]
  go from rest (at : more) = a : go (at + length needle) (drop (length needle) b) more
   where (a, b) = splitAt (at - from) rest

isPrefixOf, isSuffixOf, isInfixOf :: Text -> Text -> Bool
isPrefixOf a b = List.isPrefixOf (unpack a) (unpack b)
isSuffixOf a b = Strict.isSuffixOf (toStrict a) (toStrict b)
isInfixOf a b = null a || not (List.null (occurrences a b))

stripPrefix, stripSuffix :: Text -> Text -> Maybe Text
stripPrefix a b
  | isPrefixOf a b = Just (drop (length a) b)
  | otherwise = Nothing
stripSuffix a b = fmap fromStrict (Strict.stripSuffix (toStrict a) (toStrict b))

-- | What both begin with, unless one is empty, and the rests. (Of strict texts the beginning is not empty, either.)
commonPrefixes :: Text -> Text -> Maybe (Text, Text, Text)
commonPrefixes a b
  | null a || null b = Nothing
  | otherwise = Just (take n a, drop n a, drop n b)
 where n = List.genericLength (List.takeWhile (\(x, y) -> x == y) (zip a b))

find :: (Char -> Bool) -> Text -> Maybe Char
find p = List.find p . unpack

elem :: Char -> Text -> Bool
elem c = any (== c)

-- | How often the first occurs in the second, without overlaps.
count :: Text -> Text -> Int64
count needle t
  | null needle = emptyError "count"
  | otherwise = List.genericLength (occurrences needle t)

zip :: Text -> Text -> [(Char, Char)]
zip a b = List.zip (unpack a) (unpack b)

zipWith :: (Char -> Char -> Char) -> Text -> Text -> Text
zipWith f a b = pack (List.zipWith (\x y -> Strict.safe (f x y)) (unpack a) (unpack b))
