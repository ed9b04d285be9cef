-- expect: UnliftedBinding
{-# LANGUAGE MagicHash #-}
module Main where
import GHC.Exts
main = let x = x +# 1# in print (I# x)
