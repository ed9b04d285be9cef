{-# LANGUAGE TypeFamilies #-}
-- | The representation of lazy byte strings: strict ones, none of them empty, made as they are asked for.
module Data.ByteString.Lazy.Internal
  ( ByteString(..), LazyByteString, chunk, foldrChunks, foldlChunks, invariant, checkInvariant
  , defaultChunkSize, smallChunkSize, chunkOverhead, packBytes, packChars, unpackBytes, unpackChars, fromStrict, toStrict, fromChunks, toChunks
  ) where

import Control.DeepSeq (NFData(..))
import Data.Data
import qualified Data.ByteString.Type as S
import Data.String (IsString(..))
import Data.Word (Word8)
import GHC.Exts (IsList(..))

data ByteString = Empty | Chunk !S.ByteString ByteString

type LazyByteString = ByteString

-- | A strict string before a lazy one.
chunk :: S.ByteString -> ByteString -> ByteString
chunk b rest
  | S.lengthOf b == 0 = rest
  | otherwise = Chunk b rest

foldrChunks :: (S.ByteString -> a -> a) -> a -> ByteString -> a
foldrChunks f z = go
 where
  go Empty = z
  go (Chunk b rest) = f b (go rest)

foldlChunks :: (a -> S.ByteString -> a) -> a -> ByteString -> a
foldlChunks _ z Empty = z
foldlChunks f z (Chunk b rest) = let z' = f z b in z' `seq` foldlChunks f z' rest

-- | No piece is empty.
invariant :: ByteString -> Bool
invariant = foldrChunks (\b rest -> S.lengthOf b > 0 && rest) True

checkInvariant :: ByteString -> ByteString
checkInvariant b
  | invariant b = b
  | otherwise = error "Data.ByteString.Lazy: invariant violation"

-- | How many bytes are read or made at once; what the machine needs beside them is taken off.
defaultChunkSize, smallChunkSize, chunkOverhead :: Int
defaultChunkSize = 32 * 1024 - chunkOverhead
smallChunkSize = 4 * 1024 - chunkOverhead
chunkOverhead = 16

fromChunks :: [S.ByteString] -> ByteString
fromChunks = foldr chunk Empty

toChunks :: ByteString -> [S.ByteString]
toChunks = foldrChunks (:) []

fromStrict :: S.ByteString -> ByteString
fromStrict b = chunk b Empty

toStrict :: ByteString -> S.ByteString
toStrict = mconcat . toChunks

-- | Made in pieces that grow, as the list is demanded.
packWith :: ([a] -> S.ByteString) -> [a] -> ByteString
packWith pack = go 32
 where
  go _ [] = Empty
  go size xs = case splitAt size xs of
    (start, rest) -> Chunk (pack start) (go (min defaultChunkSize (2 * size)) rest)

packBytes :: [Word8] -> ByteString
packBytes = packWith S.pack

packChars :: [Char] -> ByteString
packChars = packWith S.packChars

unpackBytes :: ByteString -> [Word8]
unpackBytes = foldrChunks (\b rest -> S.unpack b ++ rest) []

unpackChars :: ByteString -> [Char]
unpackChars = foldrChunks (\b rest -> S.unpackChars b ++ rest) []

instance Eq ByteString where
  a == b = compare a b == EQ

instance Ord ByteString where
  compare Empty Empty = EQ
  compare Empty _ = LT
  compare _ Empty = GT
  compare (Chunk a as) (Chunk b bs) = compare (S.slice a 0 n) (S.slice b 0 n) <> compare (behind a as) (behind b bs)
   where
    n = min (S.lengthOf a) (S.lengthOf b)
    behind c = chunk (S.slice c n (S.lengthOf c - n))

instance Show ByteString where
  showsPrec p b = showsPrec p (unpackChars b)

instance Read ByteString where
  readsPrec p text = [(packChars cs, rest) | (cs, rest) <- readsPrec p text]

instance Semigroup ByteString where
  a <> b = foldrChunks Chunk b a

instance Monoid ByteString where
  mempty = Empty
  mconcat = foldr (<>) Empty

instance IsString ByteString where
  fromString = packChars

instance IsList ByteString where
  type Item ByteString = Word8
  fromList = packBytes
  toList = unpackBytes

instance NFData ByteString where
  rnf = foldrChunks seq ()

-- | Byte strings are abstract: they are made of lists by `pack`.
instance Data ByteString where
  gfoldl f z b = z packBytes `f` unpackBytes b
  gunfold _ _ = errorWithoutStackTrace "Data.ByteString.Lazy.ByteString.gunfold"
  toConstr _ = errorWithoutStackTrace "Data.ByteString.Lazy.ByteString.toConstr"
  dataTypeOf _ = mkNoRepType "Data.ByteString.Lazy.ByteString"
