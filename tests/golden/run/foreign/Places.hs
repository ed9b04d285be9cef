{-# LANGUAGE MagicHash #-}
-- Numbers at every place: aligned or not, at indices below zero, over the ends of pages, in literals; in blocks that stay where they are while others come, go and are collected.
module Main (main) where

import Control.Monad (forM, forM_, when)
import Foreign
import GHC.Exts (Ptr (..))
import System.Mem (performGC)

bytes :: Ptr a -> Int -> IO [Word8]
bytes p n = peekArray n (castPtr p)

-- | Written at every offset from a word's beginning, and read from there.
everywhere :: (Eq a, Show a, Storable a) => a -> IO ()
everywhere x = allocaBytes 24 $ \p -> do
  same <- forM [0 .. 7] $ \at -> do
    fillBytes p 0xEE 24
    pokeByteOff p at x
    y <- peekByteOff p at
    z <- peekElemOff (p `plusPtr` (at + sizeOf x)) (-1)
    return (y == x && z == x)
  bs <- bytes p 24
  print (and same, x, bs)

main :: IO ()
main = do
  everywhere (0x01020304050607 :: Int) >> everywhere (maxBound - 1 :: Word) >> everywhere (-2 :: Int8) >> everywhere (-300 :: Int16)
  everywhere (-70000 :: Int32) >> everywhere (minBound + 5 :: Int64) >> everywhere (0xAB :: Word8) >> everywhere (0xABCD :: Word16)
  everywhere (0xABCDEF01 :: Word32) >> everywhere (0x1122334455667788 :: Word64) >> everywhere (1.5e-3 :: Float) >> everywhere (-2.5e300 :: Double)
  everywhere '\x10FFFF' >> everywhere True >> everywhere (nullPtr `plusPtr` 4096 :: Ptr ())
  -- signs and bits that do not fit
  alloca $ \p -> do
    poke p (0xFFFFFFFFFFFFFFFF :: Word64)
    a <- peek (castPtr p) :: IO Int8
    b <- peek (castPtr p) :: IO Word16
    c <- peek (castPtr p) :: IO Int32
    d <- peek (castPtr p) :: IO Word32
    print (a, b, c, d)
    pokeByteOff p 2 (fromIntegral (0x12345 :: Int) :: Word16)
    peek p >>= print
  -- literals
  let literal = Ptr "\x80\x01\x02\x03\xff\xfe\xfd\xfc tail"# :: Ptr Word8
  a <- peekByteOff literal 1 :: IO Word32
  b <- peekByteOff literal 3 :: IO Int16
  c <- peek (castPtr literal) :: IO Int64
  d <- peekByteOff literal 0 :: IO Int8
  print (a, b, c, d)
  -- over pages
  big <- mallocBytes 100000 :: IO (Ptr Word8)
  fillBytes big 0 100000
  forM_ [1 .. 97] $ \k -> pokeByteOff big (1024 * k - 3) (fromIntegral k * 0x0101010101010101 :: Word64)
  xs <- forM [1 .. 97] $ \k -> peekByteOff big (1024 * k - 3) :: IO Word64
  print (sum xs, sum (map (fromIntegral :: Word64 -> Int) xs))
  -- blocks that come and go
  blocks <- forM [1 .. 300 :: Int] $ \k -> do
    p <- mallocArray (k * 7) :: IO (Ptr Int32)
    forM_ [0 .. k * 7 - 1] $ \i -> pokeElemOff p i (fromIntegral (k * i))
    when (k `mod` 100 == 0) performGC
    if even k then free p >> return Nothing else return (Just (k, p))
  again <- forM [1 .. 50 :: Int] $ \k -> newArray (replicate k k)
  performGC
  sums <- forM [b | Just b <- blocks] $ \(k, p) -> sum <$> peekArray (k * 7) p
  print (sum (map fromIntegral sums :: [Int]))
  mapM (\(k, p) -> peekElemOff p (k - 1)) (zip [1 ..] again) >>= print . sum
  last <$> bytes big 100000 >>= print
  mapM_ free again >> mapM_ free [p | Just (_, p) <- blocks] >> free big
