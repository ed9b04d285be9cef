-- Division by numbers that the compiler knows: signs, powers of two, the least number, the two divisors that raise; and by the same numbers unknown.
module Main where

import Control.Exception
import Data.Int
import Data.Word

numbers :: [Int]
numbers = [0, 1, -1, 2, -2, 3, -3, 7, -7, 8, -8, 63, 64, -64, 65, 1000003, -1000003, 2 ^ (62 :: Int), minBound, minBound + 1, maxBound, maxBound - 1]

known :: [(String, Int -> [Int])]
known =
  [ ("1", \n -> [n `div` 1, n `mod` 1, n `quot` 1, n `rem` 1])
  , ("2", \n -> [n `div` 2, n `mod` 2, n `quot` 2, n `rem` 2])
  , ("8", \n -> [n `div` 8, n `mod` 8, n `quot` 8, n `rem` 8])
  , ("-8", \n -> [n `div` (-8), n `mod` (-8), n `quot` (-8), n `rem` (-8)])
  , ("7", \n -> [n `div` 7, n `mod` 7, n `quot` 7, n `rem` 7])
  , ("-7", \n -> [n `div` (-7), n `mod` (-7), n `quot` (-7), n `rem` (-7)])
  , ("2^62", \n -> [n `div` 4611686018427387904, n `mod` 4611686018427387904, n `quot` 4611686018427387904, n `rem` 4611686018427387904])
  , ("minBound", \n -> [n `div` minBound, n `mod` minBound, n `quot` minBound, n `rem` minBound])
  ]

unknown :: Int -> Int -> [Int]
unknown d n = [n `div` d, n `mod` d, n `quot` d, n `rem` d]
{-# NOINLINE unknown #-}

divisors :: [Int]
divisors = [1, 2, 8, -8, 7, -7, 2 ^ (62 :: Int), minBound]

parity :: Int -> String
parity n = [if even n then 'e' else 'o', if odd n then 'o' else 'e', if n `rem` 4 == 0 then '4' else '-', if n `mod` 4 /= 0 then '-' else '4']

-- lazy: nobody asks for the second
pairOf :: Int -> Int -> (Int, Int)
pairOf n d = (n `div` 10, n `mod` d)

try' :: Int -> IO ()
try' x = do
  r <- try (evaluate x)
  putStrLn (either (\e -> "raised: " ++ show (e :: ArithException)) show r)

main :: IO ()
main = do
  mapM_ (\(name, f) -> putStrLn (name ++ ": " ++ show (map f numbers))) known
  print (and [f n == unknown d n | ((_, f), d) <- zip known divisors, n <- numbers])
  putStrLn (unwords (map parity numbers))
  print (map (\n -> [n `div` 16, n `mod` 16, n `quot` 10, n `rem` 10]) [0, 15, 16, maxBound, maxBound - 15 :: Word])
  print (map (\n -> [n `div` 4, n `mod` 4, n `div` (-3), n `mod` (-3)]) [minBound, -5, -4, 0, 5, maxBound :: Int8])
  print (map (\n -> [n `div` 4, n `mod` 4, n `quot` 32, n `rem` 32]) [0, 31, 32, 255 :: Word8])
  print (map (\n -> (n `divMod` 4, n `quotRem` 4, n `divMod` (-3))) [-9, -8, 0, 7 :: Int])
  print (map (\n -> (n `divMod` 4, n `mod` 2)) [-9, 2 ^ (70 :: Int), -(2 ^ (70 :: Int)) - 1 :: Integer])
  print (fst (pairOf 123 0))
  mapM_ try' [5 `div` 0, 5 `mod` 0, minBound `div` (-1), minBound `mod` (-1), 5 `div` (-1), 5 `mod` (-1), minBound `quot` (-1), minBound `rem` (-1)]
  mapM_ (try' . sum . unknown 0) [5]
  mapM_ (try' . (`div` (-1))) numbers
  mapM_ (try' . (`mod` (-1))) numbers
