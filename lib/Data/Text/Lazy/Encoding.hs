-- | Lazy texts as bytes.
module Data.Text.Lazy.Encoding
  ( decodeLatin1, decodeASCII, decodeUtf8, decodeUtf8', decodeUtf8With, encodeUtf8, encodeUtf8Builder, encodeUtf8BuilderEscaped
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
