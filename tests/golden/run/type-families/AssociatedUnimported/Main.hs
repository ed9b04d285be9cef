{-# LANGUAGE TypeFamilies #-}
-- In an instance the families of its class go by their bare names, in scope or not.
module Main where

import qualified GHC.Exts as Exts
import qualified Shape as S
import Shape (Sides)

newtype Queue a = Queue [a] deriving Show

instance Exts.IsList (Queue a) where
  type Item (Queue a) = a
  fromList = Queue
  toList (Queue xs) = xs

data Square = Square Int

instance S.Shape Square where
  type Sides Square = (Int, Int)
  type Name Square = String
  sides (Square n) = (n, n)
  name _ = "square"

doubled :: (S.Shape s, Sides s ~ (Int, Int)) => s -> Int
doubled s = let (a, b) = S.sides s in 2 * (a + b)

main :: IO ()
main = do
  print (Exts.fromList "abc" :: Queue Char)
  print (doubled (Square 3), S.name (Square 1))
