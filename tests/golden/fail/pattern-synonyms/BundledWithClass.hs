-- expect: InvalidBundle
{-# LANGUAGE PatternSynonyms #-}
module Main (C (P), main) where
class C a
pattern P :: Int
pattern P = 1
main :: IO ()
main = print P
