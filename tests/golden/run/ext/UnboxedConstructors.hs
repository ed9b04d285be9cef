{-# LANGUAGE Haskell2010, UnboxedTuples, MagicHash #-}
module Main (main) where

import GHC.Exts

pairs :: (a -> (# b, c #)) -> [a] -> [(b, c)]
pairs f as = [case f a of (# b, c #) -> (b, c) | a <- as]

main :: IO ()
main = do
  print (pairs ((#,#) True) "ab")
  case (#,,#) 'x' 2# of f -> case f 3.0## of (# c, i, d #) -> print (c, I# i, D# d)
