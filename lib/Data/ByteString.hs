{-# LANGUAGE BangPatterns, MagicHash #-}
-- | Strict byte strings; names and meanings of the package bytestring. Import it qualified.
module Data.ByteString
  ( ByteString, empty, singleton, pack, unpack
  , cons, snoc, append, head, uncons, unsnoc, last, tail, init, null, length
  , map, reverse, intersperse, intercalate, transpose
  , foldl, foldl', foldl1, foldl1', foldr, foldr', foldr1, foldr1', concat, concatMap, any, all, maximum, minimum
  , scanl, scanl1, scanr, scanr1, mapAccumL, mapAccumR, replicate, unfoldr, unfoldrN
  , take, drop, splitAt, takeWhile, takeWhileEnd, dropWhile, dropWhileEnd, span, spanEnd, break, breakEnd
  , group, groupBy, inits, tails, stripPrefix, stripSuffix, split, splitWith
  , isPrefixOf, isSuffixOf, isInfixOf, breakSubstring, findSubstring, findSubstrings
  , elem, notElem, find, filter, partition, index, elemIndex, elemIndices, elemIndexEnd, findIndex, findIndices, findIndexEnd, count
  , zip, zipWith, unzip, sort, copy, packCString, packCStringLen, useAsCString, useAsCStringLen
  , getLine, getContents, putStr, putStrLn, interact, readFile, writeFile, appendFile
  , hGetLine, hGetContents, hGet, hGetSome, hGetNonBlocking, hPut, hPutNonBlocking, hPutStr, hPutStrLn
  ) where

import Data.ByteString.Type
import Data.ByteString.IO
import qualified Data.List as List
import Foreign.C.String (CString, CStringLen)
import Foreign.Marshal.Array (peekArray, peekArray0, withArray0, withArrayLen)
import Foreign.Ptr (castPtr)
import GHC.Exception (libraryError)
import GHC.Exts (Int(..), indexWord8Array#, isTrue#, (+#), (-#), (<#), (>=#))
import GHC.Word (Word8(..))
import Prelude (Bool(..), Eq(..), IO, Maybe(..), Monoid(..), Num(..), Ord(..), Semigroup(..), String
  , fmap, fst, not, otherwise, snd, (++), (.), (||), (<$>))
import qualified Prelude

failure :: String -> String -> a
failure name message = libraryError "bytestring" "bytestring-0.10.12.1" "Data.ByteString" "1914:23" ("Data.ByteString." ++ name ++ ": " ++ message)

emptyError :: String -> a
emptyError name = failure name "empty ByteString"

-- Basics --------------------------------------------------------------------------------------------------------------

singleton :: Word8 -> ByteString
singleton w = fillWith 1 (\_ -> w)

cons :: Word8 -> ByteString -> ByteString
cons w b = singleton w <> b

snoc :: ByteString -> Word8 -> ByteString
snoc b w = b <> singleton w

append :: ByteString -> ByteString -> ByteString
append = (<>)

uncons :: ByteString -> Maybe (Word8, ByteString)
uncons b
  | null b = Nothing
  | otherwise = Just (unsafeIndex b 0, rest)
 where !rest = slice b 1 (length b - 1)
{-# INLINE uncons #-}

unsnoc :: ByteString -> Maybe (ByteString, Word8)
unsnoc b
  | null b = Nothing
  | otherwise = Just (start, unsafeIndex b (length b - 1))
 where !start = slice b 0 (length b - 1)
{-# INLINE unsnoc #-}

head, last :: ByteString -> Word8
head b
  | null b = emptyError "head"
  | otherwise = unsafeIndex b 0
last b
  | null b = emptyError "last"
  | otherwise = unsafeIndex b (length b - 1)

tail, init :: ByteString -> ByteString
tail b
  | null b = emptyError "tail"
  | otherwise = drop 1 b
init b
  | null b = emptyError "init"
  | otherwise = take (length b - 1) b

null :: ByteString -> Bool
null b = lengthOf b == 0

length :: ByteString -> Int
length = lengthOf
{-# INLINE null #-}
{-# INLINE length #-}

index :: ByteString -> Int -> Word8
index b i
  | i >= 0, i < length b = unsafeIndex b i
  | otherwise = outside (length b) i
{-# INLINE index #-}

outside :: Int -> Int -> a
outside n i
  | i < 0 = failure "index" ("negative index: " ++ Prelude.show i)
  | otherwise = failure "index" ("index too large: " ++ Prelude.show i ++ ", length = " ++ Prelude.show n)

-- | The same bytes in an array of their own.
copy :: ByteString -> ByteString
copy = compact

-- Transformations -----------------------------------------------------------------------------------------------------

map :: (Word8 -> Word8) -> ByteString -> ByteString
map f b = fillWith (length b) (\i -> f (unsafeIndex b i))
{-# INLINE map #-}

reverse :: ByteString -> ByteString
reverse b = fillWith n (\i -> unsafeIndex b (n - 1 - i))
 where n = length b

intersperse :: Word8 -> ByteString -> ByteString
intersperse w = pack . List.intersperse w . unpack

intercalate :: ByteString -> [ByteString] -> ByteString
intercalate separator = concat . List.intersperse separator

transpose :: [ByteString] -> [ByteString]
transpose = fmap pack . List.transpose . fmap unpack

sort :: ByteString -> ByteString
sort = pack . List.sort . unpack

-- Folds and scans -----------------------------------------------------------------------------------------------------

foldl, foldl' :: (a -> Word8 -> a) -> a -> ByteString -> a
foldl f z b = go (length b - 1)
 where
  go i
    | i < 0 = z
    | otherwise = f (go (i - 1)) (unsafeIndex b i)
foldl' f z (Slice array from n) = go z from
 where
  !end = from +# n
  go !acc i
    | isTrue# (i >=# end) = acc
    | otherwise = go (f acc (W8# (indexWord8Array# array i))) (i +# 1#)
{-# INLINE foldl' #-}

foldr, foldr' :: (Word8 -> a -> a) -> a -> ByteString -> a
foldr f z (Slice array from n) = go from
 where
  !end = from +# n
  go i
    | isTrue# (i >=# end) = z
    | otherwise = f (W8# (indexWord8Array# array i)) (go (i +# 1#))
foldr' f z (Slice array from n) = go z (from +# n -# 1#)
 where
  go !acc i
    | isTrue# (i <# from) = acc
    | otherwise = go (f (W8# (indexWord8Array# array i)) acc) (i -# 1#)
{-# INLINE foldr #-}
{-# INLINE foldr' #-}

foldl1, foldl1', foldr1, foldr1' :: (Word8 -> Word8 -> Word8) -> ByteString -> Word8
foldl1 f b
  | null b = emptyError "foldl1"
  | otherwise = foldl f (unsafeIndex b 0) (drop 1 b)
foldl1' f b
  | null b = emptyError "foldl1'"
  | otherwise = foldl' f (unsafeIndex b 0) (drop 1 b)
foldr1 f b
  | null b = emptyError "foldr1"
  | otherwise = foldr f (last b) (init b)
foldr1' f b
  | null b = emptyError "foldr1"
  | otherwise = foldr' f (last b) (init b)

concat :: [ByteString] -> ByteString
concat = mconcat

concatMap :: (Word8 -> ByteString) -> ByteString -> ByteString
concatMap f = concat . foldr ((:) . f) []

any, all :: (Word8 -> Bool) -> ByteString -> Bool
any p b = prefixLength (not . p) b < length b
all p b = prefixLength p b >= length b
{-# INLINE any #-}
{-# INLINE all #-}

maximum, minimum :: ByteString -> Word8
maximum b
  | null b = emptyError "maximum"
  | otherwise = foldl1' max b
minimum b
  | null b = emptyError "minimum"
  | otherwise = foldl1' min b

scanl :: (Word8 -> Word8 -> Word8) -> Word8 -> ByteString -> ByteString
scanl f z = pack . List.scanl f z . unpack

scanr :: (Word8 -> Word8 -> Word8) -> Word8 -> ByteString -> ByteString
scanr f z = pack . List.scanr f z . unpack

scanl1, scanr1 :: (Word8 -> Word8 -> Word8) -> ByteString -> ByteString
scanl1 f = pack . List.scanl1 f . unpack
scanr1 f = pack . List.scanr1 f . unpack

mapAccumL, mapAccumR :: (a -> Word8 -> (a, Word8)) -> a -> ByteString -> (a, ByteString)
mapAccumL f z b = fmap pack (List.mapAccumL f z (unpack b))
mapAccumR f z b = fmap pack (List.mapAccumR f z (unpack b))

replicate :: Int -> Word8 -> ByteString
replicate n w = fillWith n (\_ -> w)

unfoldr :: (a -> Maybe (Word8, a)) -> a -> ByteString
unfoldr f = pack . List.unfoldr f

-- | At most that many bytes, and the state behind them unless it ended before.
unfoldrN :: Int -> (a -> Maybe (Word8, a)) -> a -> (ByteString, Maybe a)
unfoldrN n f start = case go n start of (ws, end) -> (pack ws, end)
 where
  go k state
    | k <= 0 = ([], Just state)
    | otherwise = case f state of
        Nothing -> ([], Nothing)
        Just (w, next) -> case go (k - 1) next of (ws, end) -> (w : ws, end)

-- Parts ---------------------------------------------------------------------------------------------------------------

take, drop :: Int -> ByteString -> ByteString
take n b
  | n >= length b = b
  | otherwise = slice b 0 n
drop n b
  | n <= 0 = b
  | otherwise = slice b n (length b - n)

splitAt :: Int -> ByteString -> (ByteString, ByteString)
splitAt n b = (start, end)
 where
  !start = take n b
  !end = drop n b

takeWhile, takeWhileEnd, dropWhile, dropWhileEnd, filter :: (Word8 -> Bool) -> ByteString -> ByteString
takeWhile p b = take (prefixLength p b) b
takeWhileEnd p b = drop (length b - suffixLength p b) b
dropWhile p b = drop (prefixLength p b) b
dropWhileEnd p b = take (length b - suffixLength p b) b
filter p b = build (length b) (\buffer ->
  let go !i !n
        | i >= length b = Prelude.return n
        | w <- unsafeIndex b i = if p w then write buffer n w Prelude.>> go (i + 1) (n + 1) else go (i + 1) n
  in go 0 0)
{-# INLINE takeWhile #-}
{-# INLINE takeWhileEnd #-}
{-# INLINE dropWhile #-}
{-# INLINE dropWhileEnd #-}
{-# INLINE filter #-}

span, spanEnd, break, breakEnd, partition :: (Word8 -> Bool) -> ByteString -> (ByteString, ByteString)
span p b = splitAt (prefixLength p b) b
spanEnd p b = splitAt (length b - suffixLength p b) b
break p = span (not . p)
breakEnd p = spanEnd (not . p)
partition p b = (filter p b, filter (not . p) b)
{-# INLINE span #-}
{-# INLINE spanEnd #-}
{-# INLINE break #-}
{-# INLINE breakEnd #-}

group :: ByteString -> [ByteString]
group = groupBy (==)

groupBy :: (Word8 -> Word8 -> Bool) -> ByteString -> [ByteString]
groupBy same b
  | null b = []
  | otherwise = take n b : groupBy same (drop n b)
 where n = 1 + prefixLength (same (unsafeIndex b 0)) (drop 1 b)

inits, tails :: ByteString -> [ByteString]
inits b = [take n b | n <- [0 .. length b]]
tails b = [drop n b | n <- [0 .. length b]]

split :: Word8 -> ByteString -> [ByteString]
split w = splitWith (== w)

-- | An empty string has no parts.
splitWith :: (Word8 -> Bool) -> ByteString -> [ByteString]
splitWith p b
  | null b = []
  | otherwise = go b
 where
  go rest
    | n >= length rest = [rest]
    | otherwise = take n rest : go (drop (n + 1) rest)
   where n = prefixLength (not . p) rest
{-# INLINE splitWith #-}

-- Comparing and searching ---------------------------------------------------------------------------------------------

isPrefixOf, isSuffixOf, isInfixOf :: ByteString -> ByteString -> Bool
isPrefixOf a b = length a <= length b Prelude.&& take (length a) b == a
isSuffixOf a b = length a <= length b Prelude.&& drop (length b - length a) b == a
isInfixOf a b = null a || not (null (snd (breakSubstring a b)))

stripPrefix, stripSuffix :: ByteString -> ByteString -> Maybe ByteString
stripPrefix a b
  | isPrefixOf a b = Just (drop (length a) b)
  | otherwise = Nothing
stripSuffix a b
  | isSuffixOf a b = Just (take (length b - length a) b)
  | otherwise = Nothing

-- | What stands before the first string's first place in the second, and the rest from there.
breakSubstring :: ByteString -> ByteString -> (ByteString, ByteString)
breakSubstring needle b
  | null needle = (empty, b)
  | otherwise = go 0
 where
  first = unsafeIndex needle 0
  go i
    | i + length needle > length b = (b, empty)
    | unsafeIndex b i == first, slice b i (length needle) == needle = splitAt i b
    | otherwise = go (i + 1)

findSubstring :: ByteString -> ByteString -> Maybe Int
findSubstring needle = List.find (Prelude.const True) . findSubstrings needle

-- | One behind the other; an empty one is at every place and at the end.
findSubstrings :: ByteString -> ByteString -> [Int]
findSubstrings needle b = from 0
 where
  from i
    | i > length b - length needle = []
    | isPrefixOf needle (drop i b) = i : from (i + Prelude.max 1 (length needle))
    | otherwise = from (i + 1)

elem, notElem :: Word8 -> ByteString -> Bool
elem w = any (== w)
notElem w = not . elem w

find :: (Word8 -> Bool) -> ByteString -> Maybe Word8
find p b = fmap (unsafeIndex b) (findIndex p b)

elemIndex, elemIndexEnd :: Word8 -> ByteString -> Maybe Int
elemIndex w = findIndex (== w)
elemIndexEnd w = findIndexEnd (== w)

findIndex, findIndexEnd :: (Word8 -> Bool) -> ByteString -> Maybe Int
findIndex p b
  | i >= length b = Nothing
  | otherwise = Just i
 where i = prefixLength (not . p) b
{-# INLINE findIndex #-}
findIndexEnd p b
  | i < 0 = Nothing
  | otherwise = Just i
 where i = length b - 1 - suffixLength (not . p) b

elemIndices :: Word8 -> ByteString -> [Int]
elemIndices w = findIndices (== w)

findIndices :: (Word8 -> Bool) -> ByteString -> [Int]
findIndices p b = [i | i <- [0 .. length b - 1], p (unsafeIndex b i)]

count :: Word8 -> ByteString -> Int
count w = foldl' (\n v -> if v == w then n + 1 else n) 0

zip :: ByteString -> ByteString -> [(Word8, Word8)]
zip = zipWith (,)

zipWith :: (Word8 -> Word8 -> a) -> ByteString -> ByteString -> [a]
zipWith f a b = [f (unsafeIndex a i) (unsafeIndex b i) | i <- [0 .. min (length a) (length b) - 1]]

unzip :: [(Word8, Word8)] -> (ByteString, ByteString)
unzip pairs = (pack (fmap fst pairs), pack (fmap snd pairs))

-- Strings of C --------------------------------------------------------------------------------------------------------

packCString :: CString -> IO ByteString
packCString p = pack <$> peekArray0 0 (castPtr p)

packCStringLen :: CStringLen -> IO ByteString
packCStringLen (p, n) = pack <$> peekArray n (castPtr p)

-- | With a zero behind.
useAsCString :: ByteString -> (CString -> IO a) -> IO a
useAsCString b f = withArray0 0 (unpack b) (f . castPtr)

useAsCStringLen :: ByteString -> (CStringLen -> IO a) -> IO a
useAsCStringLen b f = withArrayLen (unpack b) (\n p -> f (castPtr p, n))
