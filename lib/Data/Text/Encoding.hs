{-# LANGUAGE BangPatterns #-}
-- | Texts as bytes.
module Data.Text.Encoding
  ( decodeLatin1, decodeASCII, decodeUtf8, decodeUtf8', decodeUtf8With, encodeUtf8, encodeUtf8Builder, encodeUtf8BuilderEscaped
  , Decoding(..), streamDecodeUtf8, streamDecodeUtf8With
  , decodeUtf16LE, decodeUtf16BE, decodeUtf32LE, decodeUtf32BE
  , decodeUtf16LEWith, decodeUtf16BEWith, decodeUtf32LEWith, decodeUtf32BEWith
  , encodeUtf16LE, encodeUtf16BE, encodeUtf32LE, encodeUtf32BE
  ) where

import Control.Exception (evaluate, try)
import Data.Bits (shiftL, shiftR, (.&.), (.|.))
import Data.ByteString (ByteString)
import Data.ByteString.Builder (Builder, byteString, word8)
import Data.ByteString.Builder.Prim (BoundedPrim, primBounded)
import qualified Data.ByteString.Type as Bytes
import Data.Char (chr, ord)
import Data.Text (Text)
import qualified Data.Text as Text
import Data.Text.Encoding.Error
import Data.Text.Internal (fillWith, lengthOf, unfoldText, unsafeIndex)
import Data.Word (Word8)
import System.IO.Unsafe (unsafePerformIO)

-- | Each byte is one character.
decodeLatin1, decodeASCII :: ByteString -> Text
decodeLatin1 b = fillWith (Bytes.lengthOf b) (Bytes.w2c . Bytes.unsafeIndex b)
decodeASCII = decodeUtf8

-- | Raises `UnicodeException` for what is no UTF-8.
decodeUtf8 :: ByteString -> Text
decodeUtf8 = decodeUtf8With strictDecode

decodeUtf8' :: ByteString -> Either UnicodeException Text
decodeUtf8' b = unsafePerformIO (try (evaluate (decodeUtf8 b)))

decodeUtf8With :: OnDecodeError -> ByteString -> Text
decodeUtf8With onError b
  | Bytes.prefixLength (< 0x80) b == n = decodeLatin1 b
  | otherwise = unfoldText n step 0
 where
  n = Bytes.lengthOf b
  step at
    | at >= n = Nothing
    | otherwise = case character b at of
        Just (c, next) -> Just (c, next)
        Nothing -> case onError "Data.Text.Internal.Encoding.decodeUtf8: Invalid UTF-8 stream" (Just (Bytes.unsafeIndex b at)) of
          Just c -> Just (c, at + 1)
          Nothing -> step (at + 1)

-- | The character that begins at a byte, and where the next one does; null when none does.
character :: ByteString -> Int -> Maybe (Char, Int)
character b at
  | first < 0x80 = Just (chr first, at + 1)
  | first < 0xC2 = Nothing
  | first < 0xE0 = ending 1 (first .&. 0x1F) 0x80
  | first < 0xF0 = ending 2 (first .&. 0x0F) 0x800
  | first < 0xF5 = ending 3 (first .&. 0x07) 0x10000
  | otherwise = Nothing
 where
  first = byte at
  byte i = fromIntegral (Bytes.unsafeIndex b i) :: Int
  -- that many bytes follow; what is less than `least` should have been shorter
  ending :: Int -> Int -> Int -> Maybe (Char, Int)
  ending count start least = go (at + 1) start
   where
    end = at + 1 + count
    go i acc
      | i == end = if acc < least || acc > 0x10FFFF || acc >= 0xD800 && acc <= 0xDFFF then Nothing else Just (chr acc, end)
      | i >= Bytes.lengthOf b || byte i .&. 0xC0 /= 0x80 = Nothing
      | otherwise = go (i + 1) (shiftL acc 6 .|. (byte i .&. 0x3F))

encodeUtf8 :: Text -> ByteString
encodeUtf8 t = Bytes.build size (\buffer ->
  let go !i !at
        | i >= n = return at
        | c < 0x80 = put 0 c >> go (i + 1) (at + 1)
        | c < 0x800 = put 0 (0xC0 .|. shiftR c 6) >> continue 1 c >> go (i + 1) (at + 2)
        | c < 0x10000 = put 0 (0xE0 .|. shiftR c 12) >> continue 1 (shiftR c 6) >> continue 2 c >> go (i + 1) (at + 3)
        | otherwise = put 0 (0xF0 .|. shiftR c 18) >> continue 1 (shiftR c 12) >> continue 2 (shiftR c 6) >> continue 3 c >> go (i + 1) (at + 4)
       where
        c = ord (unsafeIndex t i)
        put k byte = Bytes.write buffer (at + k) (fromIntegral byte)
        continue k bits = put k (0x80 .|. bits .&. 0x3F)
  in go 0 0)
 where
  n = lengthOf t
  size = Text.foldl' (\k c -> k + (if c < '\x80' then 1 else if c < '\x800' then 2 else if c < '\x10000' then 3 else 4)) 0 t

encodeUtf8Builder :: Text -> Builder
encodeUtf8Builder = byteString . encodeUtf8

-- | ASCII characters by an encoding of their own.
encodeUtf8BuilderEscaped :: BoundedPrim Word8 -> Text -> Builder
encodeUtf8BuilderEscaped ascii = foldMap (\w -> if w < 0x80 then primBounded ascii w else word8 w) . Bytes.unpack . encodeUtf8

-- Units of two and four bytes ---------------------------------------------------------------------------------------------

decodeUtf16LE, decodeUtf16BE, decodeUtf32LE, decodeUtf32BE :: ByteString -> Text
decodeUtf16LE = decodeUtf16LEWith strictDecode
decodeUtf16BE = decodeUtf16BEWith strictDecode
decodeUtf32LE = decodeUtf32LEWith strictDecode
decodeUtf32BE = decodeUtf32BEWith strictDecode

decodeUtf16LEWith, decodeUtf16BEWith, decodeUtf32LEWith, decodeUtf32BEWith :: OnDecodeError -> ByteString -> Text
decodeUtf16LEWith = decodeUnits "16LE" (fromUtf16 littleEnd)
decodeUtf16BEWith = decodeUnits "16BE" (fromUtf16 bigEnd)
decodeUtf32LEWith = decodeUnits "32LE" (fromUtf32 littleEnd)
decodeUtf32BEWith = decodeUnits "32BE" (fromUtf32 bigEnd)

-- | The number of some bytes.
littleEnd, bigEnd :: [Int] -> Int
littleEnd = foldr (\b n -> b + shiftL n 8) 0
bigEnd = foldl (\n b -> b + shiftL n 8) 0

-- | By what finds a character in the bytes from some point on, and says how many they are. What is none costs a byte.
decodeUnits :: String -> ([Int] -> Maybe (Int, Int)) -> OnDecodeError -> ByteString -> Text
decodeUnits name find onError b = unfoldText n step 0
 where
  n = Bytes.lengthOf b
  step at
    | at >= n = Nothing
    | otherwise = case find [fromIntegral (Bytes.unsafeIndex b i) | i <- [at .. min n (at + 4) - 1]] of
        Just (c, size) -> Just (chr c, at + size)
        Nothing -> case onError message Nothing of
          Just c -> Just (c, at + 1)
          Nothing -> step (at + 1)
  message = "Data.Text.Internal.Encoding.Fusion.streamUtf" ++ name ++ ": Invalid UTF-" ++ name ++ " stream"

fromUtf16, fromUtf32 :: ([Int] -> Int) -> [Int] -> Maybe (Int, Int)
fromUtf16 number (a : b : rest)
  | not (isSurrogate high) = Just (high, 2)
  | high < 0xDC00, [c, d] <- rest, low <- number [c, d], low >= 0xDC00, isSurrogate low =
    Just (0x10000 + shiftL (high .&. 0x3FF) 10 + (low .&. 0x3FF), 4)
 where
  high = number [a, b]
fromUtf16 _ _ = Nothing
fromUtf32 number bytes@[_, _, _, _]
  | c <- number bytes, c <= 0x10FFFF, not (isSurrogate c) = Just (c, 4)
fromUtf32 _ _ = Nothing

isSurrogate :: Int -> Bool
isSurrogate c = c >= 0xD800 && c <= 0xDFFF

encodeUtf16LE, encodeUtf16BE, encodeUtf32LE, encodeUtf32BE :: Text -> ByteString
encodeUtf16LE = encodeUnits (concatMap (toLittleEnd 2) . toUtf16)
encodeUtf16BE = encodeUnits (concatMap (reverse . toLittleEnd 2) . toUtf16)
encodeUtf32LE = encodeUnits (toLittleEnd 4)
encodeUtf32BE = encodeUnits (reverse . toLittleEnd 4)

encodeUnits :: (Int -> [Int]) -> Text -> ByteString
encodeUnits bytes = Bytes.pack . map fromIntegral . concatMap (bytes . ord) . Text.unpack

toUtf16 :: Int -> [Int]
toUtf16 c
  | c < 0x10000 = [c]
  | otherwise = [0xD800 + shiftR (c - 0x10000) 10, 0xDC00 + (c .&. 0x3FF)]

toLittleEnd :: Int -> Int -> [Int]
toLittleEnd count n = [shiftR n (8 * i) .&. 0xFF | i <- [0 .. count - 1]]

-- | What is decoded so far, the bytes of a character that is not complete, and how to go on with more.
data Decoding = Some !Text !ByteString (ByteString -> Decoding)

instance Show Decoding where
  showsPrec d (Some t rest _) = showParen (d > 10) (showString "Some " . showsPrec 11 t . showChar ' ' . showsPrec 11 rest . showString " _")

streamDecodeUtf8 :: ByteString -> Decoding
streamDecodeUtf8 = streamDecodeUtf8With strictDecode

streamDecodeUtf8With :: OnDecodeError -> ByteString -> Decoding
streamDecodeUtf8With onError = go mempty
 where
  go left new = Some (decodeUtf8With onError (Bytes.slice whole 0 n)) rest (go rest)
   where
    whole = left <> new
    open = incomplete whole
    n = Bytes.lengthOf whole - open
    rest = Bytes.slice whole n open

-- | How many bytes at the end may be the beginning of a character.
incomplete :: ByteString -> Int
incomplete b = go 1
 where
  n = Bytes.lengthOf b
  go k
    | k > min 3 n || c < 0x80 || c > 0xF4 = 0
    | c < 0xC0 = go (k + 1)
    | c >= 0xC2 && k < size && (k == 1 || fits (Bytes.unsafeIndex b (n - k + 1))) = k
    | otherwise = 0
   where
    c = Bytes.unsafeIndex b (n - k)
    size = if c < 0xE0 then 2 else if c < 0xF0 then 3 else 4
    fits second = case c of
      0xE0 -> second >= 0xA0
      0xED -> second < 0xA0
      0xF0 -> second >= 0x90
      0xF4 -> second < 0x90
      _ -> True
