-- | Lazy byte strings as characters up to 255; names and meanings of the package bytestring. Import it qualified.
module Data.ByteString.Lazy.Char8
  ( ByteString, empty, singleton, pack, unpack, fromStrict, toStrict, fromChunks, toChunks
  , cons, cons', snoc, append, head, uncons, last, tail, init, unsnoc, null, length
  , map, reverse, intersperse, intercalate, transpose
  , foldl, foldl', foldl1, foldl1', foldr, foldr1, concat, concatMap, any, all, maximum, minimum
  , scanl, mapAccumL, mapAccumR, repeat, replicate, cycle, iterate, unfoldr
  , take, drop, splitAt, takeWhile, dropWhile, span, break, group, groupBy, inits, tails, stripPrefix, stripSuffix, split, splitWith
  , lines, words, unlines, unwords, isPrefixOf, isSuffixOf, elem, notElem, find, filter, partition
  , index, elemIndex, elemIndexEnd, elemIndices, findIndex, findIndexEnd, findIndices, count, zip, zipWith, unzip, copy, readInt, readInteger
  , getContents, putStr, putStrLn, interact, readFile, writeFile, appendFile
  , hGetContents, hGet, hGetNonBlocking, hPut, hPutNonBlocking, hPutStr, hPutStrLn
  ) where

import Data.ByteString.Lazy
  ( append, appendFile, concat, copy, cycle, drop, empty, fromChunks, fromStrict, getContents, group, hGet, hGetContents
  , hGetNonBlocking, hPut, hPutNonBlocking, hPutStr, init, inits, interact, intercalate, isPrefixOf, isSuffixOf, length, null, putStr
  , readFile, reverse, splitAt, stripPrefix, stripSuffix, tail, tails, take, toChunks, toStrict, transpose, writeFile )
import qualified Data.ByteString.Char8 as Strict
import qualified Data.ByteString.Lazy as L
import Data.ByteString.Lazy.Internal (ByteString (..), chunk, packChars, unpackChars)
import Data.ByteString.Type (c2w, w2c)
import Data.Char (isSpace)
import Data.Int (Int64)
import qualified Data.List as List
import Data.Word (Word8)
import Prelude
  ( Bool, Char, Eq(..), IO, Int, Integer, Maybe(..), Num(..), Semigroup(..), String, fmap, not, otherwise, (&&), (||), (.), (>=), (<=), (>>) )
import System.IO (Handle, stdout)

test :: (Char -> a) -> Word8 -> a
test p = p . w2c
{-# INLINE test #-}

merge :: (Char -> Char -> Char) -> Word8 -> Word8 -> Word8
merge f a b = c2w (f (w2c a) (w2c b))

singleton :: Char -> ByteString
singleton = L.singleton . c2w

pack :: String -> ByteString
pack = packChars

unpack :: ByteString -> String
unpack = unpackChars

cons, cons' :: Char -> ByteString -> ByteString
cons = L.cons . c2w
cons' = L.cons' . c2w

snoc :: ByteString -> Char -> ByteString
snoc b = L.snoc b . c2w

uncons :: ByteString -> Maybe (Char, ByteString)
uncons = fmap (\(w, rest) -> (w2c w, rest)) . L.uncons

unsnoc :: ByteString -> Maybe (ByteString, Char)
unsnoc = fmap (fmap w2c) . L.unsnoc

head, last, maximum, minimum :: ByteString -> Char
head = w2c . L.head
last = w2c . L.last
maximum = w2c . L.maximum
minimum = w2c . L.minimum

index :: ByteString -> Int64 -> Char
index b = w2c . L.index b

map :: (Char -> Char) -> ByteString -> ByteString
map f = L.map (c2w . f . w2c)

intersperse :: Char -> ByteString -> ByteString
intersperse = L.intersperse . c2w

foldl, foldl' :: (a -> Char -> a) -> a -> ByteString -> a
foldl f = L.foldl (\acc w -> f acc (w2c w))
foldl' f = L.foldl' (\acc w -> f acc (w2c w))

foldr :: (Char -> a -> a) -> a -> ByteString -> a
foldr f = L.foldr (f . w2c)

foldl1, foldl1', foldr1 :: (Char -> Char -> Char) -> ByteString -> Char
foldl1 f = w2c . L.foldl1 (merge f)
foldl1' f = w2c . L.foldl1' (merge f)
foldr1 f = w2c . L.foldr1 (merge f)

concatMap :: (Char -> ByteString) -> ByteString -> ByteString
concatMap f = L.concatMap (f . w2c)

any, all :: (Char -> Bool) -> ByteString -> Bool
any = L.any . test
all = L.all . test

scanl :: (Char -> Char -> Char) -> Char -> ByteString -> ByteString
scanl f = L.scanl (merge f) . c2w

mapAccumL, mapAccumR :: (a -> Char -> (a, Char)) -> a -> ByteString -> (a, ByteString)
mapAccumL f = L.mapAccumL (\acc w -> fmap c2w (f acc (w2c w)))
mapAccumR f = L.mapAccumR (\acc w -> fmap c2w (f acc (w2c w)))

repeat :: Char -> ByteString
repeat = L.repeat . c2w

replicate :: Int64 -> Char -> ByteString
replicate n = L.replicate n . c2w

iterate :: (Char -> Char) -> Char -> ByteString
iterate f = L.iterate (c2w . f . w2c) . c2w

unfoldr :: (a -> Maybe (Char, a)) -> a -> ByteString
unfoldr f = L.unfoldr (fmap (\(c, rest) -> (c2w c, rest)) . f)

takeWhile, dropWhile, filter :: (Char -> Bool) -> ByteString -> ByteString
takeWhile = L.takeWhile . test
dropWhile = L.dropWhile . test
filter = L.filter . test

span, break, partition :: (Char -> Bool) -> ByteString -> (ByteString, ByteString)
span = L.span . test
break = L.break . test
partition = L.partition . test

groupBy :: (Char -> Char -> Bool) -> ByteString -> [ByteString]
groupBy same = L.groupBy (\a b -> same (w2c a) (w2c b))

split :: Char -> ByteString -> [ByteString]
split = L.split . c2w

splitWith :: (Char -> Bool) -> ByteString -> [ByteString]
splitWith = L.splitWith . test

lines, words :: ByteString -> [ByteString]
lines Empty = []
lines b@(Chunk c rest)
  | Just n <- Strict.elemIndex '\n' c = fromStrict (Strict.take n c) : lines (chunk (Strict.drop (n + 1) c) rest)
  | otherwise = case break (== '\n') b of (line, end) -> line : lines (drop 1 end)
words b
  | null start = []
  | otherwise = case break isSpace start of (word, rest) -> word : words rest
 where start = dropWhile isSpace b

unlines, unwords :: [ByteString] -> ByteString
unlines = concat . List.concatMap (\b -> [b, singleton '\n'])
unwords = intercalate (singleton ' ')

elem, notElem :: Char -> ByteString -> Bool
elem = L.elem . c2w
notElem = L.notElem . c2w

find :: (Char -> Bool) -> ByteString -> Maybe Char
find p = fmap w2c . L.find (test p)

elemIndex, elemIndexEnd :: Char -> ByteString -> Maybe Int64
elemIndex = L.elemIndex . c2w
elemIndexEnd = L.elemIndexEnd . c2w

elemIndices :: Char -> ByteString -> [Int64]
elemIndices = L.elemIndices . c2w

findIndex, findIndexEnd :: (Char -> Bool) -> ByteString -> Maybe Int64
findIndex = L.findIndex . test
findIndexEnd = L.findIndexEnd . test

findIndices :: (Char -> Bool) -> ByteString -> [Int64]
findIndices = L.findIndices . test

count :: Char -> ByteString -> Int64
count = L.count . c2w

zip :: ByteString -> ByteString -> [(Char, Char)]
zip = zipWith (,)

zipWith :: (Char -> Char -> a) -> ByteString -> ByteString -> [a]
zipWith f = L.zipWith (\a b -> f (w2c a) (w2c b))

unzip :: [(Char, Char)] -> (ByteString, ByteString)
unzip pairs = (pack (fmap (\(c, _) -> c) pairs), pack (fmap (\(_, c) -> c) pairs))

-- | The number at the beginning, with a sign or without, and what stands behind it.
readInt :: ByteString -> Maybe (Int, ByteString)
readInt = number Strict.readInt

readInteger :: ByteString -> Maybe (Integer, ByteString)
readInteger = number Strict.readInteger

-- | From the first piece, if it ends there, else by way of the bytes that may belong to it.
number :: (Strict.ByteString -> Maybe (a, Strict.ByteString)) -> ByteString -> Maybe (a, ByteString)
number read (Chunk c rest) | Just (n, left) <- read c, not (Strict.null left) = Just (n, Chunk left rest)
number read b = fmap (\(n, left) -> (n, fromStrict left <> rest)) (read (toStrict start))
 where
  (sign, unsigned) = splitAt 1 b
  (digits, end) = span digit unsigned
  (start, rest)
    | any (\c -> digit c || c == '-' || c == '+') sign = (sign <> digits, end)
    | otherwise = (empty, b)
  digit c = c >= '0' && c <= '9'

putStrLn :: ByteString -> IO ()
putStrLn = hPutStrLn stdout

hPutStrLn :: Handle -> ByteString -> IO ()
hPutStrLn h b = hPut h b >> hPut h (singleton '\n')
