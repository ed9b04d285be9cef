-- expect: CannotDerive
{-# LANGUAGE DerivingStrategies #-}
module Main where

class Pairs a b where
  pair :: a -> b -> Int

newtype Few a = Few [a] deriving (Pairs)
newtype More a = More [a] deriving newtype (Pairs Int Int)

main :: IO ()
main = pure ()
