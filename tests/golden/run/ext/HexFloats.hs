{-# LANGUAGE HexFloatLiterals #-}
-- Numbers written in hexadecimal with a binary exponent.
module Main (main) where

import Numeric (showHFloat)

main :: IO ()
main = do
  print (0x0.1 :: Double, 0xF.FFp3 :: Double, 0x1p-4 :: Float, 0x1_0.8p0 :: Double)
  print (0x1.fffffffffffffp1023 :: Double, 0x0.0000000000001p-1022 :: Double)
  print (toRational (0x0.8 :: Double), 0x1.8p+2 == (6 :: Rational))
  putStrLn (showHFloat (1.5 :: Double) (' ' : showHFloat (-0.1 :: Double) ""))
  print (0xFF :: Int, [0x10 .. 0x12 :: Int])
