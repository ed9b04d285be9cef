-- Derived Enum, Bounded and Ix, with the texts of their errors.
module Main where

import Control.Exception
import Data.Ix

data Color = Red | Green | Blue
  deriving (Show, Eq, Ord, Enum, Bounded, Ix)

data P = P Int Int
  deriving (Show, Eq, Ord, Ix)

data One = One
  deriving (Show, Eq, Ord, Enum, Ix, Bounded)

data Pair a = Pair a Bool
  deriving (Show, Bounded)

attempt :: a -> IO ()
attempt x = (evaluate x >> putStrLn "fine") `catch` \e -> putStrLn (head (lines (show (e :: SomeException))))

main :: IO ()
main = do
  attempt (toEnum 5 :: Color)
  attempt (succ Blue)
  attempt (pred Red)
  attempt (index (Red, Green) Blue)
  attempt (index (P 0 0, P 1 1) (P 2 2))
  attempt (index (One, One) One)
  attempt (toEnum 3 :: One)
  attempt (succ One)
  print (map fromEnum [Red ..], [minBound .. maxBound :: Color])
  print ([Blue, Green ..], [Red, Blue ..], [Green .. Red], [Red, Blue .. Green], [Blue, Blue .. Green])
  print (map succ [Red, Green], map pred [Green, Blue], (toEnum 1 :: Color))
  print (range (Red, Blue), inRange (Red, Green) Blue, index (Green, Blue) Blue)
  print (range (P 0 0, P 1 2), index (P 0 0, P 1 2) (P 1 1), rangeSize (P 0 0, P 1 2))
  print (minBound :: Pair Color, maxBound :: Pair One)
