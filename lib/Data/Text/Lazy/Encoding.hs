-- | Lazy texts as bytes.
module Data.Text.Lazy.Encoding
  ( decodeLatin1, decodeASCII, decodeUtf8, decodeUtf8', decodeUtf8With, encodeUtf8, encodeUtf8Builder, encodeUtf8BuilderEscaped
  , decodeUtf16LE, decodeUtf16BE, decodeUtf32LE, decodeUtf32BE
  , decodeUtf16LEWith, decodeUtf16BEWith, decodeUtf32LEWith, decodeUtf32BEWith
  , encodeUtf16LE, encodeUtf16BE, encodeUtf32LE, encodeUtf32BE
  ) where

import Control.Exception (evaluate, try)
import qualified Data.ByteString as Strict
import Data.ByteString.Builder (Builder, lazyByteString)
import Data.ByteString.Builder.Prim (BoundedPrim)
import qualified Data.ByteString.Lazy as Bytes
import qualified Data.Text.Encoding as Strict
import Data.Text.Encoding.Error
import Data.Text.Lazy (Text)
import qualified Data.Text.Lazy as Text
import Data.Word (Word8)
import System.IO.Unsafe (unsafePerformIO)

decodeLatin1, decodeASCII, decodeUtf8 :: Bytes.ByteString -> Text
decodeLatin1 = Text.fromChunks . map Strict.decodeLatin1 . Bytes.toChunks
decodeASCII = decodeUtf8
decodeUtf8 = decodeUtf8With strictDecode

-- | All of it is decoded before the answer is known.
decodeUtf8' :: Bytes.ByteString -> Either UnicodeException Text
decodeUtf8' b = unsafePerformIO (try (let t = decodeUtf8 b in evaluate (Text.length t) >> return t))

-- | Piece by piece: a character that is cut goes to the next.
decodeUtf8With :: OnDecodeError -> Bytes.ByteString -> Text
decodeUtf8With onError = Text.fromChunks . go Strict.empty . Bytes.toChunks
 where
  go left [] = [Strict.decodeUtf8With onError left]
  go left (b : rest) = case Strict.splitAt (whole all') all' of (start, end) -> Strict.decodeUtf8With onError start : go end rest
   where all' = left <> b

-- | How many bytes are not the beginning of a character that goes on behind the end.
whole :: Strict.ByteString -> Int
whole b = search 1
 where
  n = Strict.length b
  search back
    | back > 3 || back > n = n
    | w >= 0xC0 = if width w > back then n - back else n
    | w < 0x80 = n
    | otherwise = search (back + 1)
   where w = Strict.index b (n - back)
  width w
    | w < 0xE0 = 2
    | w < 0xF0 = 3
    | otherwise = 4

encodeUtf8 :: Text -> Bytes.ByteString
encodeUtf8 = Bytes.fromChunks . map Strict.encodeUtf8 . Text.toChunks

encodeUtf8Builder :: Text -> Builder
encodeUtf8Builder = lazyByteString . encodeUtf8

encodeUtf8BuilderEscaped :: BoundedPrim Word8 -> Text -> Builder
encodeUtf8BuilderEscaped ascii = foldMap (Strict.encodeUtf8BuilderEscaped ascii) . Text.toChunks

-- Units of two and four bytes: all of it at once, there and back -------------------------------------------------------------

decodeUtf16LE, decodeUtf16BE, decodeUtf32LE, decodeUtf32BE :: Bytes.ByteString -> Text
decodeUtf16LE = Text.fromStrict . Strict.decodeUtf16LE . Bytes.toStrict
decodeUtf16BE = Text.fromStrict . Strict.decodeUtf16BE . Bytes.toStrict
decodeUtf32LE = Text.fromStrict . Strict.decodeUtf32LE . Bytes.toStrict
decodeUtf32BE = Text.fromStrict . Strict.decodeUtf32BE . Bytes.toStrict

decodeUtf16LEWith, decodeUtf16BEWith, decodeUtf32LEWith, decodeUtf32BEWith :: OnDecodeError -> Bytes.ByteString -> Text
decodeUtf16LEWith onError = Text.fromStrict . Strict.decodeUtf16LEWith onError . Bytes.toStrict
decodeUtf16BEWith onError = Text.fromStrict . Strict.decodeUtf16BEWith onError . Bytes.toStrict
decodeUtf32LEWith onError = Text.fromStrict . Strict.decodeUtf32LEWith onError . Bytes.toStrict
decodeUtf32BEWith onError = Text.fromStrict . Strict.decodeUtf32BEWith onError . Bytes.toStrict

encodeUtf16LE, encodeUtf16BE, encodeUtf32LE, encodeUtf32BE :: Text -> Bytes.ByteString
encodeUtf16LE = Bytes.fromChunks . map Strict.encodeUtf16LE . Text.toChunks
encodeUtf16BE = Bytes.fromChunks . map Strict.encodeUtf16BE . Text.toChunks
encodeUtf32LE = Bytes.fromChunks . map Strict.encodeUtf32LE . Text.toChunks
encodeUtf32BE = Bytes.fromChunks . map Strict.encodeUtf32BE . Text.toChunks
