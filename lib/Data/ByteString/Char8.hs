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
  , getLine, group, hGet, hGetContents, hGetLine, hGetNonBlocking, hGetSome, hPut, hPutNonBlocking, hPutStr, init, inits
  , interact, intercalate, isInfixOf, isPrefixOf, isSuffixOf, length, null, packCString, packCStringLen, putStr, readFile
  , reverse, sort, splitAt, stripPrefix, stripSuffix, tail, tails, take, transpose, useAsCString, useAsCStringLen, writeFile )
import qualified Data.ByteString as Bytes
import Data.ByteString.Type (c2w, packChars, unpackChars, w2c)
import Data.Char (isSpace)
import qualified Data.List as List
import Data.Word (Word8)
import Prelude
  ( Bool, Char, Eq(..), IO, Int, Integer, Maybe(..), Num(..), Ord(..), Semigroup(..), String, fmap, fromIntegral, fst, otherwise, snd
  , (&&), (.) )
import System.IO (Handle, stdout)

-- Functions of characters as ones of bytes ----------------------------------------------------------------------------

-- | A predicate.
test :: (Char -> a) -> Word8 -> a
test p = p . w2c
{-# INLINE test #-}

-- | What makes a character of two.
merge :: (Char -> Char -> Char) -> Word8 -> Word8 -> Word8
merge f a b = c2w (f (w2c a) (w2c b))
{-# INLINE merge #-}

-- | The first of a pair that may be there.
firstChar :: Maybe (Word8, a) -> Maybe (Char, a)
firstChar = fmap (\(w, rest) -> (w2c w, rest))

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
uncons = firstChar . Bytes.uncons

unsnoc :: ByteString -> Maybe (ByteString, Char)
unsnoc = fmap (fmap w2c) . Bytes.unsnoc

head, last, maximum, minimum :: ByteString -> Char
head = w2c . Bytes.head
last = w2c . Bytes.last
maximum = w2c . Bytes.maximum
minimum = w2c . Bytes.minimum

index :: ByteString -> Int -> Char
index b = w2c . Bytes.index b

-- Transformations, folds, scans ---------------------------------------------------------------------------------------

map :: (Char -> Char) -> ByteString -> ByteString
map f = Bytes.map (c2w . f . w2c)

intersperse :: Char -> ByteString -> ByteString
intersperse = Bytes.intersperse . c2w

foldl, foldl' :: (a -> Char -> a) -> a -> ByteString -> a
foldl f = Bytes.foldl (\acc w -> f acc (w2c w))
foldl' f = Bytes.foldl' (\acc w -> f acc (w2c w))

foldr, foldr' :: (Char -> a -> a) -> a -> ByteString -> a
foldr f = Bytes.foldr (f . w2c)
foldr' f = Bytes.foldr' (f . w2c)

foldl1, foldl1', foldr1, foldr1' :: (Char -> Char -> Char) -> ByteString -> Char
foldl1 f = w2c . Bytes.foldl1 (merge f)
foldl1' f = w2c . Bytes.foldl1' (merge f)
foldr1 f = w2c . Bytes.foldr1 (merge f)
foldr1' f = w2c . Bytes.foldr1' (merge f)

concatMap :: (Char -> ByteString) -> ByteString -> ByteString
concatMap f = Bytes.concatMap (f . w2c)

any, all :: (Char -> Bool) -> ByteString -> Bool
any = Bytes.any . test
all = Bytes.all . test

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
takeWhile = Bytes.takeWhile . test
takeWhileEnd = Bytes.takeWhileEnd . test
dropWhile = Bytes.dropWhile . test
dropWhileEnd = Bytes.dropWhileEnd . test
filter = Bytes.filter . test

dropSpace, strip :: ByteString -> ByteString
dropSpace = dropWhile isSpace
strip = dropWhileEnd isSpace . dropSpace

span, spanEnd, break, breakEnd, partition :: (Char -> Bool) -> ByteString -> (ByteString, ByteString)
span = Bytes.span . test
spanEnd = Bytes.spanEnd . test
break = Bytes.break . test
breakEnd = Bytes.breakEnd . test
partition = Bytes.partition . test

groupBy :: (Char -> Char -> Bool) -> ByteString -> [ByteString]
groupBy same = Bytes.groupBy (\a b -> same (w2c a) (w2c b))

split :: Char -> ByteString -> [ByteString]
split = Bytes.split . c2w

splitWith :: (Char -> Bool) -> ByteString -> [ByteString]
splitWith = Bytes.splitWith . test

lines, words :: ByteString -> [ByteString]
lines b
  | null b = []
  | otherwise = case break (== '\n') b of (line, rest) -> line : lines (drop 1 rest)
words b
  | null start = []
  | otherwise = case break isSpace start of (word, rest) -> word : words rest
 where start = dropSpace b

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
findIndex = Bytes.findIndex . test

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
readInt = number

readInteger :: ByteString -> Maybe (Integer, ByteString)
readInteger = number

number :: Num a => ByteString -> Maybe (a, ByteString)
number b = case uncons b of
  Just ('-', rest) -> fmap (\(n, end) -> (negate n, end)) (digits rest)
  Just ('+', rest) -> digits rest
  _ -> digits b
 where
  digits from
    | null ds = Nothing
    | otherwise = Just (Bytes.foldl' (\n w -> 10 * n + fromIntegral (w - 48)) 0 ds, end)
   where (ds, end) = Bytes.span (\w -> w >= 48 && w <= 57) from
{-# SPECIALISE number :: ByteString -> Maybe (Int, ByteString) #-}

-- Lines to handles ----------------------------------------------------------------------------------------------------

putStrLn :: ByteString -> IO ()
putStrLn = hPutStrLn stdout

hPutStrLn :: Handle -> ByteString -> IO ()
hPutStrLn h b = hPut h (b <> singleton '\n')
