{-# LANGUAGE BangPatterns #-}
-- | Byte strings as characters up to 255; names and meanings of the package bytestring. Import it qualified.
module Data.ByteString.Char8
  ( ByteString, empty, singleton, pack, unpack
  , cons, snoc, append, head, uncons, unsnoc, last, tail, init, null, length
  , map, reverse, intersperse, intercalate, transpose
  , foldl, foldl', foldl1, foldl1', foldr, foldr', foldr1, foldr1', concat, concatMap, any, all, maximum, minimum
  , scanl, scanl1, scanr, scanr1, mapAccumL, mapAccumR, replicate, unfoldr, unfoldrN
  , take, drop, splitAt, takeWhile, takeWhileEnd, dropWhile, dropWhileEnd, dropSpace, span, spanEnd, break, breakEnd
  , group, groupBy, inits, tails, strip, stripPrefix, stripSuffix, split, splitWith, lines, words, unlines, unwords
  , isPrefixOf, isSuffixOf, isInfixOf, breakSubstring, findSubstring, findSubstrings
  , elem, notElem, find, filter, partition, index, elemIndex, elemIndices, elemIndexEnd, findIndex, findIndices, count
  , zip, zipWith, unzip, sort, copy, readInt, readInteger, packCString, packCStringLen, useAsCString, useAsCStringLen
  , getLine, getContents, putStr, putStrLn, interact, readFile, writeFile, appendFile
  , hGetLine, hGetContents, hGet, hGetSome, hGetNonBlocking, hPut, hPutNonBlocking, hPutStr, hPutStrLn
  ) where

import Data.ByteString
  ( ByteString, append, appendFile, breakSubstring, concat, copy, drop, empty, findSubstring, findSubstrings, getContents
  , getLine, group, hGet, hGetContents, hGetLine, hGetNonBlocking, hGetSome, hPut, hPutNonBlocking, hPutStr, hPutStrLn, init, inits
  , interact, intercalate, isInfixOf, isPrefixOf, isSuffixOf, length, null, packCString, packCStringLen, putStr, putStrLn
  , readFile, reverse, sort, splitAt, stripPrefix, stripSuffix, tail, tails, take, transpose, useAsCString, useAsCStringLen, writeFile )
import qualified Data.ByteString as Bytes
import Data.ByteString.Type (c2w, isSpaceWord8, packChars, prefixLength, slice, unpackChars, unsafeIndex, w2c)
import qualified Data.List as List
import Data.Word (Word8)
import Prelude
  ( Bool, Char, Eq(..), Int, Integer, Maybe(..), Num(..), Ord(..), String, fmap, fromIntegral, fst, not, otherwise, snd
  , toInteger, (.), (^) )

-- Functions of characters as ones of bytes ----------------------------------------------------------------------------

-- | A predicate.
test :: (Char -> a) -> Word8 -> a
test p w = p (w2c w)
{-# INLINE test #-}

-- | What makes a character of two.
merge :: (Char -> Char -> Char) -> Word8 -> Word8 -> Word8
merge f a b = c2w (f (w2c a) (w2c b))
{-# INLINE merge #-}

firstByte :: Maybe (Char, a) -> Maybe (Word8, a)
firstByte = fmap (\(c, rest) -> (c2w c, rest))

-- Basics --------------------------------------------------------------------------------------------------------------

singleton :: Char -> ByteString
singleton = Bytes.singleton . c2w

pack :: String -> ByteString
pack = packChars

unpack :: ByteString -> String
unpack = unpackChars

cons :: Char -> ByteString -> ByteString
cons = Bytes.cons . c2w

snoc :: ByteString -> Char -> ByteString
snoc b = Bytes.snoc b . c2w

uncons :: ByteString -> Maybe (Char, ByteString)
uncons b = case Bytes.uncons b of
  Just (w, rest) -> Just (w2c w, rest)
  Nothing -> Nothing
{-# INLINE uncons #-}

unsnoc :: ByteString -> Maybe (ByteString, Char)
unsnoc = fmap (fmap w2c) . Bytes.unsnoc

head, last, maximum, minimum :: ByteString -> Char
head = w2c . Bytes.head
last = w2c . Bytes.last
maximum = w2c . Bytes.maximum
minimum = w2c . Bytes.minimum

index :: ByteString -> Int -> Char
index b i = w2c (Bytes.index b i)
{-# INLINE index #-}

-- Transformations, folds, scans ---------------------------------------------------------------------------------------

map :: (Char -> Char) -> ByteString -> ByteString
map f = Bytes.map (\w -> c2w (f (w2c w)))
{-# INLINE map #-}

intersperse :: Char -> ByteString -> ByteString
intersperse = Bytes.intersperse . c2w

foldl, foldl' :: (a -> Char -> a) -> a -> ByteString -> a
foldl f = Bytes.foldl (\acc w -> f acc (w2c w))
foldl' f = Bytes.foldl' (\acc w -> f acc (w2c w))

foldr, foldr' :: (Char -> a -> a) -> a -> ByteString -> a
foldr f = Bytes.foldr (\w -> f (w2c w))
foldr' f = Bytes.foldr' (\w -> f (w2c w))
{-# INLINE foldl' #-}
{-# INLINE foldr #-}
{-# INLINE foldr' #-}

foldl1, foldl1', foldr1, foldr1' :: (Char -> Char -> Char) -> ByteString -> Char
foldl1 f = w2c . Bytes.foldl1 (merge f)
foldl1' f = w2c . Bytes.foldl1' (merge f)
foldr1 f = w2c . Bytes.foldr1 (merge f)
foldr1' f = w2c . Bytes.foldr1' (merge f)

concatMap :: (Char -> ByteString) -> ByteString -> ByteString
concatMap f = Bytes.concatMap (f . w2c)

any, all :: (Char -> Bool) -> ByteString -> Bool
any p = Bytes.any (test p)
all p = Bytes.all (test p)
{-# INLINE any #-}
{-# INLINE all #-}

scanl, scanr :: (Char -> Char -> Char) -> Char -> ByteString -> ByteString
scanl f = Bytes.scanl (merge f) . c2w
scanr f = Bytes.scanr (merge f) . c2w

scanl1, scanr1 :: (Char -> Char -> Char) -> ByteString -> ByteString
scanl1 f = Bytes.scanl1 (merge f)
scanr1 f = Bytes.scanr1 (merge f)

mapAccumL, mapAccumR :: (a -> Char -> (a, Char)) -> a -> ByteString -> (a, ByteString)
mapAccumL f = Bytes.mapAccumL (\acc w -> fmap c2w (f acc (w2c w)))
mapAccumR f = Bytes.mapAccumR (\acc w -> fmap c2w (f acc (w2c w)))

replicate :: Int -> Char -> ByteString
replicate n = Bytes.replicate n . c2w

unfoldr :: (a -> Maybe (Char, a)) -> a -> ByteString
unfoldr f = Bytes.unfoldr (firstByte . f)

unfoldrN :: Int -> (a -> Maybe (Char, a)) -> a -> (ByteString, Maybe a)
unfoldrN n f = Bytes.unfoldrN n (firstByte . f)

-- Parts ---------------------------------------------------------------------------------------------------------------

takeWhile, takeWhileEnd, dropWhile, dropWhileEnd, filter :: (Char -> Bool) -> ByteString -> ByteString
takeWhile p = Bytes.takeWhile (test p)
takeWhileEnd p = Bytes.takeWhileEnd (test p)
dropWhile p = Bytes.dropWhile (test p)
dropWhileEnd p = Bytes.dropWhileEnd (test p)
filter p = Bytes.filter (test p)
{-# INLINE takeWhile #-}
{-# INLINE takeWhileEnd #-}
{-# INLINE dropWhile #-}
{-# INLINE dropWhileEnd #-}
{-# INLINE filter #-}

dropSpace, strip :: ByteString -> ByteString
dropSpace = Bytes.dropWhile isSpaceWord8
strip = Bytes.dropWhileEnd isSpaceWord8 . dropSpace

span, spanEnd, break, breakEnd, partition :: (Char -> Bool) -> ByteString -> (ByteString, ByteString)
span p = Bytes.span (test p)
spanEnd p = Bytes.spanEnd (test p)
break p = Bytes.break (test p)
breakEnd p = Bytes.breakEnd (test p)
partition p = Bytes.partition (test p)
{-# INLINE span #-}
{-# INLINE spanEnd #-}
{-# INLINE break #-}
{-# INLINE breakEnd #-}

groupBy :: (Char -> Char -> Bool) -> ByteString -> [ByteString]
groupBy same = Bytes.groupBy (\a b -> same (w2c a) (w2c b))

split :: Char -> ByteString -> [ByteString]
split = Bytes.split . c2w

splitWith :: (Char -> Bool) -> ByteString -> [ByteString]
splitWith p = Bytes.splitWith (test p)
{-# INLINE splitWith #-}

lines, words :: ByteString -> [ByteString]
lines b
  | null b = []
  | otherwise = line : lines (drop (n + 1) b)
 where
  n = prefixLength (/= 10) b
  !line = slice b 0 n
words b
  | null start = []
  | otherwise = word : words (drop n start)
 where
  start = dropSpace b
  n = prefixLength (not . isSpaceWord8) start
  !word = slice start 0 n

unlines, unwords :: [ByteString] -> ByteString
unlines = concat . List.concatMap (\b -> [b, singleton '\n'])
unwords = intercalate (singleton ' ')

-- Searching -----------------------------------------------------------------------------------------------------------

elem, notElem :: Char -> ByteString -> Bool
elem = Bytes.elem . c2w
notElem = Bytes.notElem . c2w

find :: (Char -> Bool) -> ByteString -> Maybe Char
find p = fmap w2c . Bytes.find (test p)

elemIndex, elemIndexEnd :: Char -> ByteString -> Maybe Int
elemIndex = Bytes.elemIndex . c2w
elemIndexEnd = Bytes.elemIndexEnd . c2w

elemIndices :: Char -> ByteString -> [Int]
elemIndices = Bytes.elemIndices . c2w

findIndex :: (Char -> Bool) -> ByteString -> Maybe Int
findIndex p = Bytes.findIndex (test p)
{-# INLINE findIndex #-}

findIndices :: (Char -> Bool) -> ByteString -> [Int]
findIndices = Bytes.findIndices . test

count :: Char -> ByteString -> Int
count = Bytes.count . c2w

zip :: ByteString -> ByteString -> [(Char, Char)]
zip = zipWith (,)

zipWith :: (Char -> Char -> a) -> ByteString -> ByteString -> [a]
zipWith f = Bytes.zipWith (\a b -> f (w2c a) (w2c b))

unzip :: [(Char, Char)] -> (ByteString, ByteString)
unzip pairs = (pack (fmap fst pairs), pack (fmap snd pairs))

-- Numbers -------------------------------------------------------------------------------------------------------------

-- | The number at the beginning, with a sign or without, and what stands behind it.
readInt :: ByteString -> Maybe (Int, ByteString)
readInt = signed (\b -> digitsAt b 0 (length b) 0)

readInteger :: ByteString -> Maybe (Integer, ByteString)
readInteger = signed (go 0 0)
 where
  -- as many digits at once as are an Int
  go !acc at b = case digitsAt b at (min (length b) (at + 18)) 0 of
    (n, end)
      | end < at + 18 -> (toInteger n + acc * 10 ^ (end - at), end)
      | otherwise -> go (toInteger n + acc * 10 ^ (18 :: Int)) end b

-- | Told how to read digits at the beginning: the number, and where they end.
signed :: Num a => (ByteString -> (a, Int)) -> ByteString -> Maybe (a, ByteString)
signed read b
  | null b = Nothing
  | otherwise = case unsafeIndex b 0 of
      45 -> behind (drop 1 b) negate
      43 -> behind (drop 1 b) (\n -> n)
      _ -> behind b (\n -> n)
 where
  behind digits sign = case read digits of
    (_, 0) -> Nothing
    (n, end) | !value <- sign n, !rest <- drop end digits -> Just (value, rest)
{-# INLINE signed #-}

-- | The digits from a position to another at most, behind a number; where they end.
digitsAt :: ByteString -> Int -> Int -> Int -> (Int, Int)
digitsAt b !at !most !acc
  | at < most, w <- unsafeIndex b at - 48, w <= 9 = digitsAt b (at + 1) most (10 * acc + fromIntegral w)
  | otherwise = (acc, at)
