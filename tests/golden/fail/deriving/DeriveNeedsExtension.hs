-- expect: CannotDerive
{-# LANGUAGE Haskell2010 #-}
module Main where

import Data.Data (Data)
import GHC.Generics (Generic, Generic1)

data A = A deriving (Data)

data B = B deriving (Eq, Generic)

data C a = C a deriving (Generic1)

main :: IO ()
main = print (B == B)
