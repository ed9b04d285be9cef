{-# LANGUAGE MagicHash, UnliftedFFITypes, UnboxedTuples, CApiFFI #-}
-- Functions of C that are at hand without C: math.h, and copies between arrays of bytes.
module Main (main) where

import Foreign.C.Types
import GHC.Exts
import GHC.IO (IO (..))

foreign import ccall "math.h sin" c_sin :: CDouble -> CDouble
foreign import ccall unsafe "pow" power :: Double -> Double -> Double
foreign import capi "math.h floor" c_floor :: CDouble -> IO CDouble
foreign import ccall "exp" exp :: Double -> Double
foreign import ccall unsafe "memcpy" copy :: MutableByteArray# RealWorld -> MutableByteArray# RealWorld -> Int# -> IO ()

copied :: Int -> Int -> IO [Int]
copied (I# a) (I# b) = do
  IO (\s -> case newByteArray# 16# s of
    (# s1, from #) -> case newByteArray# 16# s1 of
      (# s2, to #) -> case writeIntArray# from 0# a (writeIntArray# from 1# b s2) of
        s3 -> case copy to from 16# of
          IO run -> case run s3 of
            (# s4, () #) -> case readIntArray# to 0# s4 of
              (# s5, x #) -> case readIntArray# to 1# s5 of (# s6, y #) -> (# s6, [I# x, I# y] #))

main :: IO ()
main = do
  print (c_sin 0.5, power 2 0.5, Main.exp 1)
  c_floor (-2.5) >>= print
  copied 7 (-8) >>= print
  print (map (realToFrac . c_sin . realToFrac) [0, 1 :: Double] :: [Double])
