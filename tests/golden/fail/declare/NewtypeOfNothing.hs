-- expect: InvalidNewtype
-- What is no newtype is not looked into.
{-# LANGUAGE DerivingVia #-}
module Main where

import Data.Coerce
import Data.Monoid

newtype T = T deriving Semigroup via (Sum Int)

f :: T -> Int
f = coerce

main :: IO ()
main = pure ()
