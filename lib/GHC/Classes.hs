{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE UnboxedTuples #-}
-- | Equality, order, and the connectives of Bool; instances for the types below this module.
module GHC.Classes
  ( Eq (..)
  , Ord (..)
  , (&&)
  , (||)
  , not
  , eqInt
  , neInt
  , ltInt
  , leInt
  , gtInt
  , geInt
  , compareInt
  , compareInt#
  , divInt#
  , modInt#
  , divModInt#
  ) where

import GHC.Prim
import GHC.Types

infix 4 ==, /=, <, <=, >=, >
infixr 3 &&
infixr 2 ||

class Eq a where
  (==), (/=) :: a -> a -> Bool
  x == y = not (x /= y)
  x /= y = not (x == y)
  {-# MINIMAL (==) | (/=) #-}

class Eq a => Ord a where
  compare :: a -> a -> Ordering
  (<), (<=), (>), (>=) :: a -> a -> Bool
  max, min :: a -> a -> a
  compare x y = if x == y then EQ else if x <= y then LT else GT
  x < y = case compare x y of
    LT -> True
    _ -> False
  x <= y = case compare x y of
    GT -> False
    _ -> True
  x > y = case compare x y of
    GT -> True
    _ -> False
  x >= y = case compare x y of
    LT -> False
    _ -> True
  max x y = if x <= y then y else x
  min x y = if x <= y then x else y
  {-# MINIMAL compare | (<=) #-}

(&&) :: Bool -> Bool -> Bool
True && x = x
False && _ = False
{-# INLINE (&&) #-}

(||) :: Bool -> Bool -> Bool
True || _ = True
False || x = x
{-# INLINE (||) #-}

not :: Bool -> Bool
not True = False
not False = True
{-# INLINE not #-}

-- Bool, Ordering, () --------------------------------------------------------------------------------------------------

instance Eq Bool where
  True == x = x
  False == x = not x

instance Ord Bool where
  compare False True = LT
  compare True False = GT
  compare _ _ = EQ

deriving instance Eq Ordering

deriving instance Ord Ordering

instance Eq () where
  () == () = True
  () /= () = False

instance Ord () where
  compare () () = EQ

-- Char, Int, Word -----------------------------------------------------------------------------------------------------

instance Eq Char where
  C# x == C# y = isTrue# (eqChar# x y)
  C# x /= C# y = isTrue# (neChar# x y)

instance Ord Char where
  compare (C# x) (C# y) = case ltChar# x y of
    1# -> LT
    _ -> case eqChar# x y of
      1# -> EQ
      _ -> GT
  C# x < C# y = isTrue# (ltChar# x y)
  C# x <= C# y = isTrue# (leChar# x y)
  C# x > C# y = isTrue# (gtChar# x y)
  C# x >= C# y = isTrue# (geChar# x y)

instance Eq Int where
  (==) = eqInt
  (/=) = neInt

instance Ord Int where
  compare = compareInt
  (<) = ltInt
  (<=) = leInt
  (>) = gtInt
  (>=) = geInt
  max x@(I# a) y@(I# b) = case a <=# b of
    1# -> y
    _ -> x
  min x@(I# a) y@(I# b) = case a <=# b of
    1# -> x
    _ -> y

eqInt, neInt, ltInt, leInt, gtInt, geInt :: Int -> Int -> Bool
eqInt (I# x) (I# y) = isTrue# (x ==# y)
neInt (I# x) (I# y) = isTrue# (x /=# y)
ltInt (I# x) (I# y) = isTrue# (x <# y)
leInt (I# x) (I# y) = isTrue# (x <=# y)
gtInt (I# x) (I# y) = isTrue# (x ># y)
geInt (I# x) (I# y) = isTrue# (x >=# y)
{-# INLINE eqInt #-}
{-# INLINE neInt #-}
{-# INLINE ltInt #-}
{-# INLINE leInt #-}
{-# INLINE gtInt #-}
{-# INLINE geInt #-}

compareInt :: Int -> Int -> Ordering
compareInt (I# x) (I# y) = compareInt# x y
{-# INLINE compareInt #-}

compareInt# :: Int# -> Int# -> Ordering
compareInt# x y = case x <# y of
  1# -> LT
  _ -> case x ==# y of
    1# -> EQ
    _ -> GT

instance Eq Word where
  W# x == W# y = isTrue# (eqWord# x y)
  W# x /= W# y = isTrue# (neWord# x y)

instance Ord Word where
  compare (W# x) (W# y) = case ltWord# x y of
    1# -> LT
    _ -> case eqWord# x y of
      1# -> EQ
      _ -> GT
  W# x < W# y = isTrue# (ltWord# x y)
  W# x <= W# y = isTrue# (leWord# x y)
  W# x > W# y = isTrue# (gtWord# x y)
  W# x >= W# y = isTrue# (geWord# x y)

-- Float, Double: NaN equals nothing, and is GT in `compare` -----------------------------------------------------------

instance Eq Double where
  D# x == D# y = isTrue# (x ==## y)
  D# x /= D# y = isTrue# (x /=## y)

instance Ord Double where
  compare (D# x) (D# y) = case x <## y of
    1# -> LT
    _ -> case x ==## y of
      1# -> EQ
      _ -> GT
  D# x < D# y = isTrue# (x <## y)
  D# x <= D# y = isTrue# (x <=## y)
  D# x > D# y = isTrue# (x >## y)
  D# x >= D# y = isTrue# (x >=## y)

instance Eq Float where
  F# x == F# y = isTrue# (eqFloat# x y)
  F# x /= F# y = isTrue# (neFloat# x y)

instance Ord Float where
  compare (F# x) (F# y) = case ltFloat# x y of
    1# -> LT
    _ -> case eqFloat# x y of
      1# -> EQ
      _ -> GT
  F# x < F# y = isTrue# (ltFloat# x y)
  F# x <= F# y = isTrue# (leFloat# x y)
  F# x > F# y = isTrue# (gtFloat# x y)
  F# x >= F# y = isTrue# (geFloat# x y)

-- Lists and tuples ----------------------------------------------------------------------------------------------------

instance Eq a => Eq [a] where
  [] == [] = True
  (x : xs) == (y : ys) = x == y && xs == ys
  _ == _ = False

instance Ord a => Ord [a] where
  compare [] [] = EQ
  compare [] (_ : _) = LT
  compare (_ : _) [] = GT
  compare (x : xs) (y : ys) = case compare x y of
    EQ -> compare xs ys
    other -> other

deriving instance (Eq a, Eq b) => Eq (a, b)

deriving instance (Eq a, Eq b, Eq c) => Eq (a, b, c)

deriving instance (Eq a, Eq b, Eq c, Eq d) => Eq (a, b, c, d)

deriving instance (Eq a, Eq b, Eq c, Eq d, Eq e) => Eq (a, b, c, d, e)

deriving instance (Eq a, Eq b, Eq c, Eq d, Eq e, Eq f) => Eq (a, b, c, d, e, f)

deriving instance (Eq a, Eq b, Eq c, Eq d, Eq e, Eq f, Eq g) => Eq (a, b, c, d, e, f, g)

deriving instance (Eq a, Eq b, Eq c, Eq d, Eq e, Eq f, Eq g, Eq h) => Eq (a, b, c, d, e, f, g, h)

deriving instance (Eq a, Eq b, Eq c, Eq d, Eq e, Eq f, Eq g, Eq h, Eq i) => Eq (a, b, c, d, e, f, g, h, i)

deriving instance (Eq a, Eq b, Eq c, Eq d, Eq e, Eq f, Eq g, Eq h, Eq i, Eq j) => Eq (a, b, c, d, e, f, g, h, i, j)

deriving instance
  (Eq a, Eq b, Eq c, Eq d, Eq e, Eq f, Eq g, Eq h, Eq i, Eq j, Eq k)
  => Eq (a, b, c, d, e, f, g, h, i, j, k)

deriving instance
  (Eq a, Eq b, Eq c, Eq d, Eq e, Eq f, Eq g, Eq h, Eq i, Eq j, Eq k, Eq l)
  => Eq (a, b, c, d, e, f, g, h, i, j, k, l)

deriving instance
  (Eq a, Eq b, Eq c, Eq d, Eq e, Eq f, Eq g, Eq h, Eq i, Eq j, Eq k, Eq l, Eq m)
  => Eq (a, b, c, d, e, f, g, h, i, j, k, l, m)

deriving instance
  (Eq a, Eq b, Eq c, Eq d, Eq e, Eq f, Eq g, Eq h, Eq i, Eq j, Eq k, Eq l, Eq m, Eq n)
  => Eq (a, b, c, d, e, f, g, h, i, j, k, l, m, n)

deriving instance
  (Eq a, Eq b, Eq c, Eq d, Eq e, Eq f, Eq g, Eq h, Eq i, Eq j, Eq k, Eq l, Eq m, Eq n, Eq o)
  => Eq (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o)

deriving instance (Ord a, Ord b) => Ord (a, b)

deriving instance (Ord a, Ord b, Ord c) => Ord (a, b, c)

deriving instance (Ord a, Ord b, Ord c, Ord d) => Ord (a, b, c, d)

deriving instance (Ord a, Ord b, Ord c, Ord d, Ord e) => Ord (a, b, c, d, e)

deriving instance (Ord a, Ord b, Ord c, Ord d, Ord e, Ord f) => Ord (a, b, c, d, e, f)

deriving instance (Ord a, Ord b, Ord c, Ord d, Ord e, Ord f, Ord g) => Ord (a, b, c, d, e, f, g)

deriving instance (Ord a, Ord b, Ord c, Ord d, Ord e, Ord f, Ord g, Ord h) => Ord (a, b, c, d, e, f, g, h)

deriving instance (Ord a, Ord b, Ord c, Ord d, Ord e, Ord f, Ord g, Ord h, Ord i) => Ord (a, b, c, d, e, f, g, h, i)

deriving instance
  (Ord a, Ord b, Ord c, Ord d, Ord e, Ord f, Ord g, Ord h, Ord i, Ord j)
  => Ord (a, b, c, d, e, f, g, h, i, j)

deriving instance
  (Ord a, Ord b, Ord c, Ord d, Ord e, Ord f, Ord g, Ord h, Ord i, Ord j, Ord k)
  => Ord (a, b, c, d, e, f, g, h, i, j, k)

deriving instance
  (Ord a, Ord b, Ord c, Ord d, Ord e, Ord f, Ord g, Ord h, Ord i, Ord j, Ord k, Ord l)
  => Ord (a, b, c, d, e, f, g, h, i, j, k, l)

deriving instance
  (Ord a, Ord b, Ord c, Ord d, Ord e, Ord f, Ord g, Ord h, Ord i, Ord j, Ord k, Ord l, Ord m)
  => Ord (a, b, c, d, e, f, g, h, i, j, k, l, m)

deriving instance
  (Ord a, Ord b, Ord c, Ord d, Ord e, Ord f, Ord g, Ord h, Ord i, Ord j, Ord k, Ord l, Ord m, Ord n)
  => Ord (a, b, c, d, e, f, g, h, i, j, k, l, m, n)

deriving instance
  (Ord a, Ord b, Ord c, Ord d, Ord e, Ord f, Ord g, Ord h, Ord i, Ord j, Ord k, Ord l, Ord m, Ord n, Ord o)
  => Ord (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o)

-- Division towards minus infinity -------------------------------------------------------------------------------------

-- | They raise as quotInt# does.
foreign import prim "divInt#" divInt# :: Int# -> Int# -> Int#
foreign import prim "modInt#" modInt# :: Int# -> Int# -> Int#

divModInt# :: Int# -> Int# -> (# Int#, Int# #)
divModInt# x y = case divInt# x y of q -> (# q, x -# (q *# y) #)
