{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | The class Num, and its instances for Int, Word and Integer.
module GHC.Num
  ( Num (..)
  , subtract
  , quotRemInteger
  , module GHC.Num.Integer
  ) where

import GHC.Num.Integer
import GHC.Prim
import GHC.Types

infixl 7 *
infixl 6 +, -

class Num a where
  (+), (-), (*) :: a -> a -> a
  negate, abs, signum :: a -> a
  fromInteger :: Integer -> a
  x - y = x + negate y
  negate x = fromInteger (IS 0#) - x
  {-# MINIMAL (+), (*), abs, signum, fromInteger, (negate | (-)) #-}

subtract :: Num a => a -> a -> a
subtract x y = y - x
{-# INLINE subtract #-}

-- The clauses for IS let the optimiser see through conversions between small types.

instance Num Int where
  I# x + I# y = I# (x +# y)
  I# x - I# y = I# (x -# y)
  I# x * I# y = I# (x *# y)
  negate (I# x) = I# (negateInt# x)
  abs n@(I# x) = case x <# 0# of
    1# -> I# (negateInt# x)
    _ -> n
  signum (I# x) = I# ((x ># 0#) -# (x <# 0#))
  fromInteger (IS x) = I# x
  fromInteger n = I# (integerToInt# n)

instance Num Word where
  W# x + W# y = W# (plusWord# x y)
  W# x - W# y = W# (minusWord# x y)
  W# x * W# y = W# (timesWord# x y)
  negate (W# x) = W# (int2Word# (negateInt# (word2Int# x)))
  abs x = x
  signum (W# x) = W# (int2Word# (neWord# x 0##))
  fromInteger (IS x) = W# (int2Word# x)
  fromInteger n = W# (integerToWord# n)

instance Num Integer where
  (+) = integerAdd
  (-) = integerSub
  (*) = integerMul
  negate = integerNegate
  abs = integerAbs
  signum = integerSignum
  fromInteger n = n

quotRemInteger :: Integer -> Integer -> (Integer, Integer)
quotRemInteger = integerQuotRem
