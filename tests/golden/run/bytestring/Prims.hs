-- Data.ByteString.Builder.Prim: encodings put together, of one size and of bounded size.
module Main where

import Control.Monad (forM_)
import qualified Data.ByteString as S
import Data.ByteString.Builder (Builder, toLazyByteString)
import Data.ByteString.Builder.Prim
import qualified Data.ByteString.Builder.Prim.Internal as I
import qualified Data.ByteString.Lazy as L
import qualified Data.ByteString.Lazy.Char8 as LC
import Data.Char (ord)
import qualified Data.Text as T
import qualified Data.Text.Encoding as T
import qualified Data.Text.Lazy as TL
import qualified Data.Text.Lazy.Encoding as TL
import Data.Word
import Foreign

bytes :: Builder -> IO ()
bytes = print . L.unpack . toLazyByteString

text :: Builder -> IO ()
text = LC.putStrLn . toLazyByteString

escaped :: BoundedPrim Char
escaped =
  condB (== '"') (pair ('\\', '"')) $
  condB (== '\n') (pair ('\\', 'n')) $
  condB (< ' ') (liftFixedToBounded hex) charUtf8
 where
  pair cs = liftFixedToBounded (const cs >$< char7 >*< char7)
  hex = (\c -> ('\\', ('u', fromIntegral (ord c)))) >$< char7 >*< char7 >*< word16HexFixed

main :: IO ()
main = do
  bytes (primFixed (word16BE >*< int32LE >*< word8) (258, (-2, 7)))
  bytes (primMapListFixed doubleBE [1.5, -0.1])
  bytes (primFixed int64Host 513 <> primFixed floatHost 2.5)
  text (primMapListBounded escaped "say \"h\xe9\"\n\SOH\x1F600")
  text (primMapListBounded (intDec >*< liftFixedToBounded char8) (zip [minBound, -1, 0, 99, maxBound] "abcde"))
  text (primUnfoldrBounded word64Hex (\n -> if n > 100000 then Nothing else Just (n, n * 17)) 1)
  text (primUnfoldrFixed (fromIntegral >$< word8HexFixed) (\n -> if n == 0 then Nothing else Just (n, n `div` 2)) (255 :: Int))
  text (primMapByteStringBounded (eitherB' even) (S.pack [1 .. 10]))
  text (primMapLazyByteStringFixed word8HexFixed (L.pack [250 .. 255]))
  text (primBounded (condB (> 3) emptyB word16Dec) 4 <> primFixed emptyF 'x' <> primBounded int8Dec (-128))
  text (T.encodeUtf8BuilderEscaped (condB (== 60) (liftFixedToBounded (const ('&', ';') >$< char7 >*< char7)) (liftFixedToBounded word8)) (T.pack "a<\955>b"))
  text (TL.encodeUtf8BuilderEscaped (liftFixedToBounded word8) (TL.pack "lazy") <> T.encodeUtf8Builder (T.pack " strict"))
  print (I.size (word16BE >*< doubleLE), I.sizeBound (intDec >*< charUtf8), I.sizeBound (condB id emptyB (const 'c' >$< charUtf8)))
  allocaBytes 16 (\p -> do
    forM_ [0 .. 15] (\i -> pokeByteOff p i (0 :: Word8))
    I.runF word32BE 0x01020304 p
    end <- I.runB word8Dec 213 (p `plusPtr` 4)
    print (end `minusPtr` p)
    peekArray 8 p >>= print)
 where
  eitherB' test = (\w -> if test w then Left w else Right w) >$< eitherB word8Dec (liftFixedToBounded (const '.' >$< char7))
