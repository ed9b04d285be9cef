{-# LANGUAGE NoImplicitPrelude #-}
-- | Unboxed sums: `(# a | b #)` is `Sum2 (() -> a) (() -> b)`.
module GHC.Prim.Sums (Sum2(..), Sum3(..), Sum4(..), Sum5(..), Sum6(..), Sum7(..)) where

data Sum2 a b = Sum2_1 a | Sum2_2 b

data Sum3 a b c = Sum3_1 a | Sum3_2 b | Sum3_3 c

data Sum4 a b c d = Sum4_1 a | Sum4_2 b | Sum4_3 c | Sum4_4 d

data Sum5 a b c d e = Sum5_1 a | Sum5_2 b | Sum5_3 c | Sum5_4 d | Sum5_5 e

data Sum6 a b c d e f = Sum6_1 a | Sum6_2 b | Sum6_3 c | Sum6_4 d | Sum6_5 e | Sum6_6 f

data Sum7 a b c d e f g = Sum7_1 a | Sum7_2 b | Sum7_3 c | Sum7_4 d | Sum7_5 e | Sum7_6 f | Sum7_7 g
