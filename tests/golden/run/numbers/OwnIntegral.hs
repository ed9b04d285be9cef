{-# LANGUAGE GeneralizedNewtypeDeriving, DerivingVia #-}
-- gcd and lcm of types of own ask for quotRem only; of the bounded ones the sign is that of the last remainder.
module Main where

import Data.Int
import Data.Ratio
import Numeric.Natural
import Data.Functor.Identity
-- Gaussian integers: toInteger is not for them
data G = G Integer Integer deriving (Eq, Show)
instance Ord G where compare (G a b) (G c d) = compare (a*a+b*b) (c*c+d*d)
instance Num G where { G a b + G c d = G (a+c) (b+d); G a b * G c d = G (a*c-b*d) (a*d+b*c); negate (G a b) = G (negate a) (negate b); abs x = x; signum _ = 1; fromInteger n = G n 0 }
instance Real G where toRational = error "toRational"
instance Enum G where { toEnum = fromIntegral; fromEnum = error "fromEnum" }
instance Integral G where
  toInteger = error "toInteger of G"
  quotRem x@(G a b) y@(G c d) = let { n = c*c+d*d; q = G (round ((a*c+b*d) % n)) (round ((b*c-a*d) % n)) } in (q, x - q*y)
newtype M = M Int deriving newtype (Eq, Ord, Show, Num, Real, Enum, Integral)
newtype V = V Int8 deriving (Eq, Ord, Show, Num, Real, Enum, Integral) via Int8
main = do
  print (gcd (G 5 3) (G 2 8), lcm (G 5 3) (G 2 8), gcd (G 0 0) (G 1 1), even (G 4 0))
  print (G 2 8 `div` G 1 1, G 3 3 % G 1 2)
  print (gcd (M (-6)) 4, lcm (M 4) 6, gcd (V (-128)) (-127), gcd (Identity 6) 4, gcd 12 (18 :: Natural), gcd (2^70) (6^40 :: Integer), gcd (minBound) (0 :: Int64))
  print (foldr1 gcd [12,18 :: Int], map (gcd 6) [4 :: Word,9])
  print [gcd x y | x <- [-128, -6, 127], y <- [-128, -127, -1, 4 :: Int8]]
