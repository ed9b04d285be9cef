{-# LANGUAGE BangPatterns #-}
-- | Lazy byte strings; names and meanings of the package bytestring. Import it qualified.
module Data.ByteString.Lazy
  ( ByteString, LazyByteString, empty, singleton, pack, unpack, fromStrict, toStrict, fromChunks, toChunks, foldrChunks, foldlChunks
  , cons, cons', snoc, append, head, uncons, last, tail, init, unsnoc, null, length
  , map, reverse, intersperse, intercalate, transpose
  , foldl, foldl', foldl1, foldl1', foldr, foldr1, concat, concatMap, any, all, maximum, minimum
  , scanl, mapAccumL, mapAccumR, repeat, replicate, cycle, iterate, unfoldr
  , take, drop, splitAt, takeWhile, dropWhile, span, break, group, groupBy, inits, tails, stripPrefix, stripSuffix, split, splitWith
  , isPrefixOf, isSuffixOf, elem, notElem, find, filter, partition
  , index, elemIndex, elemIndexEnd, elemIndices, findIndex, findIndexEnd, findIndices, count, zip, zipWith, unzip, copy
  , getContents, putStr, interact, readFile, writeFile, appendFile, hGetContents, hGet, hGetNonBlocking, hPut, hPutNonBlocking, hPutStr
  ) where

import qualified Data.ByteString as S
import qualified Data.ByteString.IO as S (hGetChunk, illegalSize)
import Data.ByteString.Lazy.Internal
import Data.Int (Int64)
import qualified Data.List as List
import Data.Maybe (listToMaybe)
import Data.Word (Word8)
import GHC.Exception (libraryError)
import Prelude
  ( Bool(..), Eq(..), FilePath, IO, Int, Maybe(..), Num(..), Ord(..), Semigroup(..), String, fmap, fromIntegral, fst, not
  , otherwise, return, show, snd, (.), (&&), (||), (++), (>>=), (<$>), (>>) )
import qualified Prelude
import System.IO (Handle, IOMode(..), hClose, openBinaryFile, stdin, stdout, withBinaryFile)
import System.IO.Unsafe (unsafeInterleaveIO)

failure :: String -> String -> a
failure name message = libraryError "bytestring" "bytestring-0.10.12.1" "Data.ByteString.Lazy" "1359:23" ("Data.ByteString.Lazy." ++ name ++ ": " ++ message)

emptyError :: String -> a
emptyError name = failure name "empty ByteString"

-- Basics --------------------------------------------------------------------------------------------------------------

empty :: ByteString
empty = Empty

singleton :: Word8 -> ByteString
singleton w = Chunk (S.singleton w) Empty

pack :: [Word8] -> ByteString
pack = packBytes

unpack :: ByteString -> [Word8]
unpack = unpackBytes

cons, cons' :: Word8 -> ByteString -> ByteString
cons w = Chunk (S.singleton w)
-- | Small pieces grow.
cons' w (Chunk b rest) | S.length b < 16 = Chunk (S.cons w b) rest
cons' w b = cons w b

snoc :: ByteString -> Word8 -> ByteString
snoc b w = b <> singleton w

append :: ByteString -> ByteString -> ByteString
append = (<>)

uncons :: ByteString -> Maybe (Word8, ByteString)
uncons Empty = Nothing
uncons (Chunk b rest) = Just (S.head b, chunk (S.drop 1 b) rest)

unsnoc :: ByteString -> Maybe (ByteString, Word8)
unsnoc b
  | null b = Nothing
  | otherwise = Just (init b, last b)

head, last :: ByteString -> Word8
head Empty = emptyError "head"
head (Chunk b _) = S.head b
last Empty = emptyError "last"
last (Chunk b Empty) = S.last b
last (Chunk _ rest) = last rest

tail, init :: ByteString -> ByteString
tail Empty = emptyError "tail"
tail (Chunk b rest) = chunk (S.drop 1 b) rest
init Empty = emptyError "init"
init (Chunk b Empty) = chunk (S.init b) Empty
init (Chunk b rest) = Chunk b (init rest)

null :: ByteString -> Bool
null Empty = True
null _ = False

length :: ByteString -> Int64
length = foldlChunks (\n b -> n + fromIntegral (S.length b)) 0

index :: ByteString -> Int64 -> Word8
index b i
  | i < 0 = failure "index" ("negative index: " ++ show i)
  | otherwise = go b i
 where
  go Empty n = failure "index" ("index too large: " ++ show n)
  go (Chunk c rest) n
    | n < size c = S.index c (fromIntegral n)
    | otherwise = go rest (n - size c)

size :: S.ByteString -> Int64
size = fromIntegral . S.length

copy :: ByteString -> ByteString
copy = perChunk S.copy

-- | Each piece by itself.
perChunk :: (S.ByteString -> S.ByteString) -> ByteString -> ByteString
perChunk f = foldrChunks (chunk . f) Empty

-- Transformations -----------------------------------------------------------------------------------------------------

map :: (Word8 -> Word8) -> ByteString -> ByteString
map f = perChunk (S.map f)

reverse :: ByteString -> ByteString
reverse = foldlChunks (\done b -> Chunk (S.reverse b) done) Empty

intersperse :: Word8 -> ByteString -> ByteString
intersperse w = pack . List.intersperse w . unpack

intercalate :: ByteString -> [ByteString] -> ByteString
intercalate separator = concat . List.intersperse separator

transpose :: [ByteString] -> [ByteString]
transpose = fmap pack . List.transpose . fmap unpack

-- Folds and scans -----------------------------------------------------------------------------------------------------

foldl, foldl' :: (a -> Word8 -> a) -> a -> ByteString -> a
foldl f z = List.foldl (S.foldl f) z . toChunks
foldl' f = foldlChunks (S.foldl' f)

foldr :: (Word8 -> a -> a) -> a -> ByteString -> a
foldr f = foldrChunks (\b rest -> S.foldr f rest b)

foldl1, foldl1', foldr1 :: (Word8 -> Word8 -> Word8) -> ByteString -> Word8
foldl1 _ Empty = emptyError "foldl1"
foldl1 f b = foldl f (head b) (tail b)
foldl1' _ Empty = emptyError "foldl1'"
foldl1' f b = foldl' f (head b) (tail b)
foldr1 _ Empty = emptyError "foldr1"
foldr1 f b = foldr f (last b) (init b)

concat :: [ByteString] -> ByteString
concat = Prelude.mconcat

concatMap :: (Word8 -> ByteString) -> ByteString -> ByteString
concatMap f = concat . foldr ((:) . f) []

any, all :: (Word8 -> Bool) -> ByteString -> Bool
any p = foldrChunks (\b rest -> S.any p b || rest) False
all p = foldrChunks (\b rest -> S.all p b && rest) True

maximum, minimum :: ByteString -> Word8
maximum Empty = emptyError "maximum"
maximum b = foldl1' max b
minimum Empty = emptyError "minimum"
minimum b = foldl1' min b

scanl :: (Word8 -> Word8 -> Word8) -> Word8 -> ByteString -> ByteString
scanl f z = pack . List.scanl f z . unpack

mapAccumL, mapAccumR :: (a -> Word8 -> (a, Word8)) -> a -> ByteString -> (a, ByteString)
mapAccumL f z b = fmap fromChunks (List.mapAccumL (S.mapAccumL f) z (toChunks b))
mapAccumR f z b = fmap fromChunks (List.mapAccumR (S.mapAccumR f) z (toChunks b))

repeat :: Word8 -> ByteString
repeat w = let b = Chunk (S.replicate smallChunkSize w) b in b

replicate :: Int64 -> Word8 -> ByteString
replicate n w
  | n <= 0 = Empty
  | otherwise = take n (repeat w)

cycle :: ByteString -> ByteString
cycle Empty = emptyError "cycle"
cycle b = let round = foldrChunks Chunk round b in round

iterate :: (Word8 -> Word8) -> Word8 -> ByteString
-- The first is `f x`, as in the package.
iterate f = pack . List.tail . List.iterate f

unfoldr :: (a -> Maybe (Word8, a)) -> a -> ByteString
unfoldr f = pack . List.unfoldr f

-- Parts ---------------------------------------------------------------------------------------------------------------

take, drop :: Int64 -> ByteString -> ByteString
take n = fst . splitAt n
drop n = snd . splitAt n

-- | What comes first is made as it is asked for.
splitAt :: Int64 -> ByteString -> (ByteString, ByteString)
splitAt n b
  | n <= 0 = (Empty, b)
splitAt _ Empty = (Empty, Empty)
splitAt n (Chunk b rest)
  | n < size b = (chunk (S.take (fromIntegral n) b) Empty, Chunk (S.drop (fromIntegral n) b) rest)
  | otherwise = let (start, end) = splitAt (n - size b) rest in (Chunk b start, end)

takeWhile, dropWhile, filter :: (Word8 -> Bool) -> ByteString -> ByteString
takeWhile p = fst . span p
dropWhile p = snd . span p
filter p = perChunk (S.filter p)

span, break, partition :: (Word8 -> Bool) -> ByteString -> (ByteString, ByteString)
span _ Empty = (Empty, Empty)
span p (Chunk b rest)
  | S.null no = let (start, end) = span p rest in (Chunk b start, end)
  | otherwise = (chunk yes Empty, Chunk no rest)
 where (yes, no) = S.span p b
break p = span (not . p)
partition p b = (filter p b, filter (not . p) b)

group :: ByteString -> [ByteString]
group = groupBy (==)

groupBy :: (Word8 -> Word8 -> Bool) -> ByteString -> [ByteString]
groupBy same b = case uncons b of
  Nothing -> []
  Just (w, rest) -> case span (same w) rest of (more, end) -> cons w more : groupBy same end

inits, tails :: ByteString -> [ByteString]
inits b = Empty : List.zipWith (\n _ -> take n b) [1 ..] (unpack b)
tails Empty = [Empty]
tails b = b : tails (tail b)

stripPrefix, stripSuffix :: ByteString -> ByteString -> Maybe ByteString
stripPrefix a b
  | isPrefixOf a b = Just (drop (length a) b)
  | otherwise = Nothing
stripSuffix a b
  | end == a = Just start
  | otherwise = Nothing
 where (start, end) = splitAt (length b - length a) b

split :: Word8 -> ByteString -> [ByteString]
split w = splitWith (== w)

-- | An empty string has no parts.
splitWith :: (Word8 -> Bool) -> ByteString -> [ByteString]
splitWith _ Empty = []
splitWith p b = go b
 where
  go rest = case break p rest of
    (part, end) -> part : (if null end then [] else go (tail end))

isPrefixOf, isSuffixOf :: ByteString -> ByteString -> Bool
isPrefixOf Empty _ = True
isPrefixOf _ Empty = False
isPrefixOf (Chunk a as) (Chunk b bs) =
  S.take n a == S.take n b && isPrefixOf (chunk (S.drop n a) as) (chunk (S.drop n b) bs)
 where n = min (S.length a) (S.length b)
isSuffixOf a b = isPrefixOf (reverse a) (reverse b)

-- Searching -----------------------------------------------------------------------------------------------------------

elem, notElem :: Word8 -> ByteString -> Bool
elem w = any (== w)
notElem w = not . elem w

find :: (Word8 -> Bool) -> ByteString -> Maybe Word8
find p b = index b <$> findIndex p b

elemIndex, elemIndexEnd :: Word8 -> ByteString -> Maybe Int64
elemIndex w = findIndex (== w)
elemIndexEnd w = findIndexEnd (== w)

findIndex, findIndexEnd :: (Word8 -> Bool) -> ByteString -> Maybe Int64
findIndex p = listToMaybe . findIndices p
findIndexEnd p b = case List.reverse (findIndices p b) of
  [] -> Nothing
  i : _ -> Just i

elemIndices :: Word8 -> ByteString -> [Int64]
elemIndices w = findIndices (== w)

findIndices :: (Word8 -> Bool) -> ByteString -> [Int64]
findIndices p = go 0 . toChunks
 where
  go !_ [] = []
  go at (b : rest) = [at + fromIntegral i | i <- S.findIndices p b] ++ go (at + size b) rest

count :: Word8 -> ByteString -> Int64
count w = foldlChunks (\n b -> n + fromIntegral (S.count w b)) 0

zip :: ByteString -> ByteString -> [(Word8, Word8)]
zip = zipWith (,)

zipWith :: (Word8 -> Word8 -> a) -> ByteString -> ByteString -> [a]
zipWith f a b = List.zipWith f (unpack a) (unpack b)

unzip :: [(Word8, Word8)] -> (ByteString, ByteString)
unzip pairs = (pack (fmap fst pairs), pack (fmap snd pairs))

-- Handles and files ---------------------------------------------------------------------------------------------------

-- | Read as it is demanded; the handle is closed at the end.
hGetContents :: Handle -> IO ByteString
hGetContents h = go
 where
  go = unsafeInterleaveIO (do
    b <- S.hGetChunk h defaultChunkSize
    if S.null b then hClose h >> return Empty else Chunk b <$> go)

-- | So many bytes, or as many as there are.
hGet, hGetNonBlocking :: Handle -> Int -> IO ByteString
hGet h n
  | n >= 0 = fromStrict <$> S.hGet h n
  | otherwise = S.illegalSize "hGet" h n
hGetNonBlocking h n
  | n >= 0 = fromStrict <$> S.hGetNonBlocking h n
  | otherwise = S.illegalSize "hGetNonBlocking" h n

hPut, hPutStr :: Handle -> ByteString -> IO ()
hPut h = foldrChunks (\b rest -> S.hPut h b >> rest) (return ())
hPutStr = hPut

-- | What could not be written: nothing is left here.
hPutNonBlocking :: Handle -> ByteString -> IO ByteString
hPutNonBlocking h b = hPut h b >> return Empty

getContents :: IO ByteString
getContents = hGetContents stdin

putStr :: ByteString -> IO ()
putStr = hPut stdout

interact :: (ByteString -> ByteString) -> IO ()
interact f = getContents >>= putStr . f

readFile :: FilePath -> IO ByteString
readFile name = openBinaryFile name ReadMode >>= hGetContents

writeFile, appendFile :: FilePath -> ByteString -> IO ()
writeFile name b = withBinaryFile name WriteMode (\h -> hPut h b)
appendFile name b = withBinaryFile name AppendMode (\h -> hPut h b)
