-- Bytes that come in pieces: what is left of a character goes with the next. Exponents have a decimal at least.
module Main where

import qualified Data.ByteString as B
import qualified Data.Text as T
import Data.Text.Encoding
import Data.Text.Encoding.Error (lenientDecode)
import Data.Text.Lazy.Builder (toLazyText)
import Data.Text.Lazy.Builder.RealFloat

feed :: (B.ByteString -> Decoding) -> [B.ByteString] -> [(T.Text, B.ByteString)]
feed _ [] = []
feed f (b : bs) = case f b of Some t rest g -> (t, rest) : feed g bs

pieces :: Int -> B.ByteString -> [B.ByteString]
pieces n b
  | B.null b = []
  | otherwise = B.take n b : pieces n (B.drop n b)

main :: IO ()
main = do
  let text = T.pack "a\233\8364\128512z"
      bytes = encodeUtf8 text
  mapM_ (print . feed streamDecodeUtf8 . (`pieces` bytes)) [1, 2, 3]
  print (all (\n -> T.concat (map fst (feed streamDecodeUtf8 (pieces n bytes))) == text) [1 .. 10])
  mapM_ (print . streamDecodeUtf8With lenientDecode . B.pack)
    [[0x61, 0xC2], [0xC1], [0xE0, 0x80], [0xE0, 0xA0], [0xED, 0xA0], [0xF0, 0x90, 0x80], [0xF4, 0x90], [0xF5], [0x80, 0x80], [0xE2, 0x82, 0x28]]
  print [toLazyText (formatRealFloat f (Just 0) (x :: Double)) | f <- [Exponent, Fixed, Generic], x <- [0, 9.96, 0.05, -1.5e8]]
