{-# LANGUAGE MagicHash, TypeFamilies #-}
-- | Byte strings that are all of an array.
module Data.ByteString.Short.Internal
  ( ShortByteString(..), toShort, fromShort, pack, unpack, empty, null, length, index, indexMaybe, (!?), unsafeIndex
  , packCString, packCStringLen, useAsCString, useAsCStringLen
  ) where

import Control.DeepSeq (NFData(..))
import qualified Data.ByteString as S
import Data.ByteString.Type (ByteString(..), compact, packChars)
import Data.Data
import Data.Word (Word8)
import Foreign.C.String (CString, CStringLen)
import GHC.Exts
import GHC.Word (Word8(..))
import Prelude hiding (length, null)

-- | Bytes in an array of their own.
data ShortByteString = SBS ByteArray#

toShort :: ByteString -> ShortByteString
toShort b@(Slice array from n)
  | isTrue# (from ==# 0#), isTrue# (n ==# sizeofByteArray# array) = SBS array
  | Slice own _ _ <- compact b = SBS own

fromShort :: ShortByteString -> ByteString
fromShort (SBS array) = Slice array 0# (sizeofByteArray# array)

pack :: [Word8] -> ShortByteString
pack = toShort . S.pack

unpack :: ShortByteString -> [Word8]
unpack = S.unpack . fromShort

empty :: ShortByteString
empty = toShort S.empty

null :: ShortByteString -> Bool
null b = length b == 0

length :: ShortByteString -> Int
length (SBS array) = I# (sizeofByteArray# array)

index :: ShortByteString -> Int -> Word8
index b i
  | i >= 0, i < length b = unsafeIndex b i
  | otherwise = error ("Data.ByteString.Short.index: error in array index; " ++ show i ++ " not in range [0.." ++ show (length b) ++ ")")

indexMaybe, (!?) :: ShortByteString -> Int -> Maybe Word8
indexMaybe b i
  | i >= 0, i < length b = Just (unsafeIndex b i)
  | otherwise = Nothing
(!?) = indexMaybe

unsafeIndex :: ShortByteString -> Int -> Word8
unsafeIndex (SBS array) (I# i) = W8# (indexWord8Array# array i)

packCString :: CString -> IO ShortByteString
packCString p = toShort <$> S.packCString p

packCStringLen :: CStringLen -> IO ShortByteString
packCStringLen p = toShort <$> S.packCStringLen p

useAsCString :: ShortByteString -> (CString -> IO a) -> IO a
useAsCString = S.useAsCString . fromShort

useAsCStringLen :: ShortByteString -> (CStringLen -> IO a) -> IO a
useAsCStringLen = S.useAsCStringLen . fromShort

instance Eq ShortByteString where
  a == b = fromShort a == fromShort b

instance Ord ShortByteString where
  compare a b = compare (fromShort a) (fromShort b)

instance Show ShortByteString where
  showsPrec p = showsPrec p . fromShort

instance Read ShortByteString where
  readsPrec p text = [(toShort b, rest) | (b, rest) <- readsPrec p text]

instance Semigroup ShortByteString where
  a <> b = toShort (fromShort a <> fromShort b)

instance Monoid ShortByteString where
  mempty = empty
  mconcat = toShort . mconcat . map fromShort

instance IsString ShortByteString where
  fromString = toShort . packChars

instance IsList ShortByteString where
  type Item ShortByteString = Word8
  fromList = pack
  toList = unpack

instance NFData ShortByteString where
  rnf b = b `seq` ()

-- | Byte strings are abstract: they are made of lists by `pack`.
instance Data ShortByteString where
  gfoldl f z b = z pack `f` unpack b
  gunfold _ _ = errorWithoutStackTrace "Data.ByteString.Short.ShortByteString.gunfold"
  toConstr _ = errorWithoutStackTrace "Data.ByteString.Short.ShortByteString.toConstr"
  dataTypeOf _ = mkNoRepType "Data.ByteString.Short.ShortByteString"
