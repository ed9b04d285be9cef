-- expect: UnexpectedToken
{-# LANGUAGE
    BangPatterns -- for the loop
  , TupleSections (
module Main where

import Data.Lisst

main :: IO ()
main = print (go 0 'ab')
  where
    go !acc = acc
    {-# INLINE go #-}
