{-# LANGUAGE MagicHash #-}
-- | Logarithms of integers, rounded down.
module GHC.Integer.Logarithms (integerLog2#, integerLogBase#, wordLog2#) where

import GHC.Exts
import qualified GHC.Num.Integer as Integer

integerLog2# :: Integer -> Int#
integerLog2# n = word2Int# (Integer.integerLog2# n)

integerLogBase# :: Integer -> Integer -> Int#
integerLogBase# base n = case fromIntegral (Integer.integerLogBase base n) of I# i -> i

wordLog2# :: Word# -> Int#
wordLog2# w = 63# -# word2Int# (clz# w)
