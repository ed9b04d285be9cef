-- | Texts as bytes.
module Data.Text.Encoding
  ( decodeLatin1, decodeASCII, decodeUtf8, decodeUtf8', decodeUtf8With, encodeUtf8, encodeUtf8Builder, encodeUtf8BuilderEscaped
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
import Data.Text.Internal (fillWith, unfoldText)
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
decodeUtf8With onError b = unfoldText n step 0
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
encodeUtf8 = Bytes.pack . Text.foldr (\c rest -> bytesOf (ord c) rest) []

encodeUtf8Builder :: Text -> Builder
encodeUtf8Builder = byteString . encodeUtf8

-- | ASCII characters by an encoding of their own.
encodeUtf8BuilderEscaped :: BoundedPrim Word8 -> Text -> Builder
encodeUtf8BuilderEscaped ascii = foldMap (\w -> if w < 0x80 then primBounded ascii w else word8 w) . Bytes.unpack . encodeUtf8

bytesOf :: Int -> [Word8] -> [Word8]
bytesOf c rest
  | c < 0x80 = fromIntegral c : rest
  | c < 0x800 = (0xC0 `plus` shiftR c 6) : continued c : rest
  | c < 0x10000 = (0xE0 `plus` shiftR c 12) : continued (shiftR c 6) : continued c : rest
  | otherwise = (0xF0 `plus` shiftR c 18) : continued (shiftR c 12) : continued (shiftR c 6) : continued c : rest
 where
  plus mark bits = fromIntegral (mark .|. bits)
  continued bits = fromIntegral (0x80 .|. bits .&. 0x3F)
