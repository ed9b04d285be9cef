-- expect: UnliftedBinding
{-# LANGUAGE MagicHash #-}
module Main where
import GHC.Exts
a = "abc"#
main = putStrLn (unpackCString# a)
