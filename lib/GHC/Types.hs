{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE PolyKinds #-}
{-# LANGUAGE TypeFamilies #-}
{-# LANGUAGE UnboxedTuples #-}
-- | Boxed basic types. Lists are built-in syntax and live here by name; `Type`, `Constraint`, `Coercible` are built in.
module GHC.Types where

import GHC.Prim

data Bool = False | True

data Ordering = LT | EQ | GT

-- | A Unicode code point.
data Char = C# Char#

-- | 64 bits, wrapping around.
data Int = I# Int#

data Word = W# Word#

data Float = F# Float#

data Double = D# Double#

-- | A function of the state of the world.
newtype IO a = IO (State# RealWorld -> (# State# RealWorld, a #))

-- | Hint to specialise a loop; means nothing here.
data SPEC = SPEC | SPEC2

-- | The Bool of a comparison.
isTrue# :: Int# -> Bool
isTrue# 0# = False
isTrue# _ = True
{-# INLINE isTrue# #-}

-- | A type of every kind, of which nothing is known: what stands for it is known to whoever coerces.
type family Any :: k where {}

-- | Kinds by representation: the compiler knows those of unlifted ones.
type TYPE (r :: RuntimeRep) = Type

data RuntimeRep
  = VecRep VecCount VecElem
  | LiftedRep
  | UnliftedRep
  | IntRep
  | Int8Rep
  | Int16Rep
  | Int32Rep
  | Int64Rep
  | WordRep
  | Word8Rep
  | Word16Rep
  | Word32Rep
  | Word64Rep
  | AddrRep
  | FloatRep
  | DoubleRep
  | TupleRep [RuntimeRep]
  | SumRep [RuntimeRep]

-- | There are no vectors; what is read and written of their types has names for them.
data VecCount = Vec2 | Vec4 | Vec8 | Vec16 | Vec32 | Vec64

data VecElem
  = Int8ElemRep
  | Int16ElemRep
  | Int32ElemRep
  | Int64ElemRep
  | Word8ElemRep
  | Word16ElemRep
  | Word32ElemRep
  | Word64ElemRep
  | FloatElemRep
  | DoubleElemRep
