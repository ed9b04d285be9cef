-- Builders made of steps that write to memory, as other packages make theirs.
{-# LANGUAGE OverloadedStrings #-}
import Data.ByteString.Builder
import Data.ByteString.Builder.Internal (BufferRange(..), BuildStep, bufferFull, builder, insertChunk)
import qualified Data.ByteString.Lazy.Char8 as L
import Data.Word
import Foreign
put :: [Word8] -> Builder
put ws = builder (\k -> step ws k)
 where
  step :: [Word8] -> BuildStep r -> BuildStep r
  step [] k range = k range
  step xs@(x : rest) k (BufferRange p end)
    | p < end = poke p x >> step rest k (BufferRange (p `plusPtr` 1) end)
    | otherwise = return (bufferFull 1 p (step xs k))
block :: Int -> Builder
block n = builder step
 where
  step k (BufferRange p end)
    | end `minusPtr` p >= n = fillBytes p 46 n >> k (BufferRange (p `plusPtr` n) end)
    | otherwise = return (bufferFull n p (step k))
main = do
  L.putStrLn (toLazyByteString ("a" <> put [98 .. 105] <> char7 '|' <> block 10 <> builder (\k (BufferRange p _) -> poke p 33 >> return (insertChunk (p `plusPtr` 1) "inserted" k)) <> put [] <> intDec 5))
  let long = toLazyByteString (mconcat [put (map fromIntegral [1 .. n]) <> block (n * 37 `mod` 5000) | n <- [1 .. 300 :: Int]])
  print (L.length long, L.foldl' (\h c -> (h * 33 + fromEnum c) `mod` 1000007) 5 long)
