{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | The part of GHC.Base that needs no classes: plain combinators, arithmetic of Int, String. It is apart because numbers are
-- defined below GHC.Base, whose Semigroup mentions Integral (GHC lets the two import each other).
module GHC.Base.Functions
  ( String
  , ($)
  , ($!)
  , (.)
  , asTypeOf
  , const
  , divInt
  , divModInt
  , flip
  , getTag
  , iShiftL#
  , iShiftRA#
  , iShiftRL#
  , id
  , maxInt
  , minInt
  , modInt
  , ord
  , otherwise
  , quotInt
  , quotRemInt
  , remInt
  , shiftL#
  , shiftRL#
  , unsafeChr
  , until
  ) where

import GHC.Classes
import GHC.Prim
import GHC.Types

infixr 9 .
infixr 0 $, $!

type String = [Char]

otherwise :: Bool
otherwise = True
{-# INLINE otherwise #-}

id :: a -> a
id x = x
{-# INLINE id #-}

const :: a -> b -> a
const x _ = x
{-# INLINE const #-}

(.) :: (b -> c) -> (a -> b) -> a -> c
(.) f g = \x -> f (g x)
{-# INLINE (.) #-}

flip :: (a -> b -> c) -> b -> a -> c
flip f x y = f y x
{-# INLINE flip #-}

($) :: (a -> b) -> a -> b
f $ x = f x
{-# INLINE ($) #-}

($!) :: (a -> b) -> a -> b
f $! x = x `seq` f x
{-# INLINE ($!) #-}

-- | The first x, f x, f (f x) … that fits.
until :: (a -> Bool) -> (a -> a) -> a -> a
until done f = go
  where
    go x = if done x then x else go (f x)

asTypeOf :: a -> a -> a
asTypeOf x _ = x
{-# INLINE asTypeOf #-}

ord :: Char -> Int
ord (C# c) = I# (ord# c)
{-# INLINE ord #-}

-- | The argument must be a code point.
unsafeChr :: Int -> Char
unsafeChr (I# n) = C# (chr# n)
{-# INLINE unsafeChr #-}

-- | Number of the constructor of a value.
getTag :: a -> Int#
getTag x = dataToTag# x
{-# INLINE getTag #-}

maxInt, minInt :: Int
maxInt = I# 0x7FFFFFFFFFFFFFFF#
minInt = I# -0x8000000000000000#

quotInt, remInt, divInt, modInt :: Int -> Int -> Int
quotInt (I# x) (I# y) = I# (quotInt# x y)
remInt (I# x) (I# y) = I# (remInt# x y)
divInt (I# x) (I# y) = I# (divInt# x y)
modInt (I# x) (I# y) = I# (modInt# x y)

quotRemInt, divModInt :: Int -> Int -> (Int, Int)
quotRemInt (I# x) (I# y) = case quotInt# x y of q -> (I# q, I# (x -# (q *# y)))
divModInt (I# x) (I# y) = (I# (divInt# x y), I# (modInt# x y))

-- Shifts by any amount: 64 and more shift everything out --------------------------------------------------------------

shiftL#, shiftRL# :: Word# -> Int# -> Word#
shiftL# x n = case n >=# 64# of
  1# -> 0##
  _ -> uncheckedShiftL# x n
shiftRL# x n = case n >=# 64# of
  1# -> 0##
  _ -> uncheckedShiftRL# x n

iShiftL#, iShiftRA#, iShiftRL# :: Int# -> Int# -> Int#
iShiftL# x n = case n >=# 64# of
  1# -> 0#
  _ -> uncheckedIShiftL# x n
iShiftRA# x n = case n >=# 64# of
  1# -> uncheckedIShiftRA# x 63#
  _ -> uncheckedIShiftRA# x n
iShiftRL# x n = case n >=# 64# of
  1# -> 0#
  _ -> uncheckedIShiftRL# x n
