-- The module Numeric.
import Data.Char
import Numeric

main :: IO ()
main = do
  putStrLn (showHex (255 :: Int) "" ++ " " ++ showOct (64 :: Int) "" ++ " " ++ showIntAtBase 2 intToDigit (10 :: Int) "")
  putStrLn (showHex (2 ^ (70 :: Int) :: Integer) "" ++ " " ++ showInt (42 :: Int) "!")
  print (readHex "ffzz" :: [(Int, String)], readOct "778" :: [(Int, String)], readDec "12a" :: [(Int, String)])
  print (readFloat "1.5e3x" :: [(Double, String)], readSigned readDec " -5 " :: [(Int, String)], readFloat "12" :: [(Rational, String)])
  print (readInt 2 (`elem` "01") digitToInt "1012" :: [(Int, String)], lexDigits "123abc")
  mapM_ row [0, 1, 0.1, 0.05, 1.5, 2.5, 12.345, 1234.5, 99.95, 999999, 1.0e7, 1.0e-2, 123456.789, -12.345, 1 / 0]
  print (floatToDigits 10 (123.456 :: Double), floatToDigits 2 (0.15625 :: Double), floatToDigits 16 (255.5 :: Float))
  putStrLn (showHFloat (1.5 :: Double) "" ++ " " ++ showHFloat (-0.1 :: Double) "" ++ " " ++ showHFloat (0 :: Double) "")
  print (fromRat (1 / 3) :: Double)
  where
    row :: Double -> IO ()
    row x =
      putStrLn
        ( unwords
            [ showEFloat Nothing x ""
            , showEFloat (Just 0) x ""
            , showEFloat (Just 3) x ""
            , showFFloat Nothing x ""
            , showFFloat (Just 0) x ""
            , showFFloat (Just 2) x ""
            , showGFloat (Just 2) x ""
            , showFFloatAlt (Just 0) x ""
            , showFloat x ""
            ]
        )
