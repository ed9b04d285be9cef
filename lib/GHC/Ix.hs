{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | Types whose ranges index arrays.
module GHC.Ix (Ix (..), hopelessIndexError, indexError, indexBelow, badSafeIndex) where

import GHC.Base
import GHC.Enum
import GHC.Num
import GHC.Real (fromIntegral)
import GHC.Show

class Ord a => Ix a where
  range :: (a, a) -> [a]
  index :: (a, a) -> a -> Int
  -- | index of what is known to be in range.
  unsafeIndex :: (a, a) -> a -> Int
  inRange :: (a, a) -> a -> Bool
  rangeSize :: (a, a) -> Int
  -- | rangeSize of a range known not to be empty.
  unsafeRangeSize :: (a, a) -> Int
  -- | index, also checked to be below the number of elements of an array with these bounds.
  safeIndex# :: (a, a) -> Int -> a -> Int
  index bounds i
    | inRange bounds i = unsafeIndex bounds i
    | otherwise = hopelessIndexError
  unsafeIndex bounds i = index bounds i
  rangeSize bounds@(_, high)
    | inRange bounds high = unsafeIndex bounds high + 1
    | otherwise = 0
  unsafeRangeSize bounds@(_, high) = unsafeIndex bounds high + 1
  safeIndex# bounds (I# n) i = case index bounds i of
    I# at -> case ltWord# (int2Word# at) (int2Word# n) of
      1# -> I# at
      _ -> badSafeIndex at n
  {-# INLINE safeIndex# #-}
  {-# MINIMAL range, (index | unsafeIndex), inRange #-}

-- | Bounds, index, name of the type.
indexError :: Show a => (a, a) -> a -> String -> b
indexError bounds i name =
  errorWithoutStackTrace
    ( showString "Ix{" . showString name . showString "}.index: Index "
        . showParen True (showsPrec 0 i)
        . showString " out of range "
        $ showParen True (showsPrec 0 bounds) ""
    )
{-# NOINLINE indexError #-}

hopelessIndexError :: Int
hopelessIndexError = errorWithoutStackTrace "Error in array index"
{-# NOINLINE hopelessIndexError #-}

badSafeIndex :: Int# -> Int# -> Int
badSafeIndex at n =
  errorWithoutStackTrace ("Error in array index; " ++ show (I# at) ++ " not in range [0.." ++ show (I# n) ++ ")")
{-# NOINLINE badSafeIndex #-}

-- | The same where unsafeIndex is no less than the number of elements, as a Word, for whatever is outside of the bounds: one comparison does.
indexBelow :: Ix a => (a, a) -> Int -> a -> Int
indexBelow bounds (I# n) i = case unsafeIndex bounds i of
  I# at -> case ltWord# (int2Word# at) (int2Word# n) of
    1# -> I# at
    _ -> notBelow n (index bounds i)
{-# INLINE indexBelow #-}

notBelow :: Int# -> Int -> Int
notBelow n (I# at) = badSafeIndex at n
{-# NOINLINE notBelow #-}

instance Ix Char where
  safeIndex# = indexBelow
  {-# INLINE safeIndex# #-}
  range (low, high) = enumFromTo low high
  unsafeIndex (C# low, _) (C# i) = I# (ord# i -# ord# low)
  index bounds i
    | inRange bounds i = unsafeIndex bounds i
    | otherwise = indexError bounds i "Char"
  inRange (low, high) i = low <= i && i <= high

instance Ix Int where
  range (low, high) = enumFromTo low high
  unsafeIndex (I# low, _) (I# i) = I# (i -# low)
  index (I# low, I# high) (I# n) = case low <=# n of
    1# -> case n <=# high of
      1# -> I# (n -# low)
      _ -> intError low high n
    _ -> intError low high n
  {-# INLINE index #-}
  safeIndex# (I# low, I# high) (I# size) (I# i) = case ltWord# (int2Word# (i -# low)) (int2Word# size) of
    1# -> I# (i -# low)
    _ -> intNotBelow low high size i
  {-# INLINE safeIndex# #-}
  inRange (I# low, I# high) (I# i) = isTrue# (low <=# i) && isTrue# (i <=# high)

-- | Of numbers, so that nothing is made for it before it is known that it is needed.
intError :: Int# -> Int# -> Int# -> Int
intError low high n = indexError (I# low, I# high) (I# n) "Int"
{-# NOINLINE intError #-}

intNotBelow :: Int# -> Int# -> Int# -> Int# -> Int
intNotBelow low high n i = notBelow n (case low <=# i of
  1# -> case i <=# high of
    1# -> I# (i -# low)
    _ -> intError low high i
  _ -> intError low high i)
{-# NOINLINE intNotBelow #-}

instance Ix Word where
  safeIndex# = indexBelow
  {-# INLINE safeIndex# #-}
  range (low, high) = enumFromTo low high
  inRange (low, high) i = low <= i && i <= high
  unsafeIndex (low, _) i = fromIntegral (i - low)

instance Ix Integer where
  range (low, high) = enumFromTo low high
  unsafeIndex (low, _) i = fromInteger (i - low)
  index bounds i
    | inRange bounds i = unsafeIndex bounds i
    | otherwise = indexError bounds i "Integer"
  inRange (low, high) i = low <= i && i <= high

instance Ix Bool where
  range (low, high) = enumFromTo low high
  unsafeIndex (low, _) i = fromEnum i - fromEnum low
  index bounds i
    | inRange bounds i = unsafeIndex bounds i
    | otherwise = indexError bounds i "Bool"
  inRange (low, high) i = low <= i && i <= high

instance Ix Ordering where
  range (low, high) = enumFromTo low high
  unsafeIndex (low, _) i = fromEnum i - fromEnum low
  index bounds i
    | inRange bounds i = unsafeIndex bounds i
    | otherwise = indexError bounds i "Ordering"
  inRange (low, high) i = low <= i && i <= high

instance Ix () where
  range ((), ()) = [()]
  unsafeIndex ((), ()) () = 0
  inRange ((), ()) () = True
  index bounds i = unsafeIndex bounds i

instance (Ix a, Ix b) => Ix (a, b) where
  range ((l1, l2), (u1, u2)) = [(i1, i2) | i1 <- range (l1, u1), i2 <- range (l2, u2)]
  unsafeIndex ((l1, l2), (u1, u2)) (i1, i2) =
    unsafeIndex (l1, u1) i1 * unsafeRangeSize (l2, u2) + unsafeIndex (l2, u2) i2
  inRange ((l1, l2), (u1, u2)) (i1, i2) = inRange (l1, u1) i1 && inRange (l2, u2) i2

instance (Ix a, Ix b, Ix c) => Ix (a, b, c) where
  range ((l1, l2, l3), (u1, u2, u3)) =
    [ (i1, i2, i3)
    | i1 <- range (l1, u1)
    , i2 <- range (l2, u2)
    , i3 <- range (l3, u3)
    ]
  unsafeIndex ((l1, l2, l3), (u1, u2, u3)) (i1, i2, i3) =
    unsafeIndex (l1, u1) i1
      `digit` (unsafeRangeSize (l2, u2), unsafeIndex (l2, u2) i2)
      `digit` (unsafeRangeSize (l3, u3), unsafeIndex (l3, u3) i3)
  inRange ((l1, l2, l3), (u1, u2, u3)) (i1, i2, i3) =
    inRange (l1, u1) i1
      && inRange (l2, u2) i2
      && inRange (l3, u3) i3

instance (Ix a, Ix b, Ix c, Ix d) => Ix (a, b, c, d) where
  range ((l1, l2, l3, l4), (u1, u2, u3, u4)) =
    [ (i1, i2, i3, i4)
    | i1 <- range (l1, u1)
    , i2 <- range (l2, u2)
    , i3 <- range (l3, u3)
    , i4 <- range (l4, u4)
    ]
  unsafeIndex ((l1, l2, l3, l4), (u1, u2, u3, u4)) (i1, i2, i3, i4) =
    unsafeIndex (l1, u1) i1
      `digit` (unsafeRangeSize (l2, u2), unsafeIndex (l2, u2) i2)
      `digit` (unsafeRangeSize (l3, u3), unsafeIndex (l3, u3) i3)
      `digit` (unsafeRangeSize (l4, u4), unsafeIndex (l4, u4) i4)
  inRange ((l1, l2, l3, l4), (u1, u2, u3, u4)) (i1, i2, i3, i4) =
    inRange (l1, u1) i1
      && inRange (l2, u2) i2
      && inRange (l3, u3) i3
      && inRange (l4, u4) i4

instance (Ix a, Ix b, Ix c, Ix d, Ix e) => Ix (a, b, c, d, e) where
  range ((l1, l2, l3, l4, l5), (u1, u2, u3, u4, u5)) =
    [ (i1, i2, i3, i4, i5)
    | i1 <- range (l1, u1)
    , i2 <- range (l2, u2)
    , i3 <- range (l3, u3)
    , i4 <- range (l4, u4)
    , i5 <- range (l5, u5)
    ]
  unsafeIndex ((l1, l2, l3, l4, l5), (u1, u2, u3, u4, u5)) (i1, i2, i3, i4, i5) =
    unsafeIndex (l1, u1) i1
      `digit` (unsafeRangeSize (l2, u2), unsafeIndex (l2, u2) i2)
      `digit` (unsafeRangeSize (l3, u3), unsafeIndex (l3, u3) i3)
      `digit` (unsafeRangeSize (l4, u4), unsafeIndex (l4, u4) i4)
      `digit` (unsafeRangeSize (l5, u5), unsafeIndex (l5, u5) i5)
  inRange ((l1, l2, l3, l4, l5), (u1, u2, u3, u4, u5)) (i1, i2, i3, i4, i5) =
    inRange (l1, u1) i1
      && inRange (l2, u2) i2
      && inRange (l3, u3) i3
      && inRange (l4, u4) i4
      && inRange (l5, u5) i5

-- Greater tuples are pairs of smaller ones: that is the order of their elements, too.

instance (Ix a, Ix b, Ix c, Ix d, Ix e, Ix f) => Ix (a, b, c, d, e, f) where
  range ((l1, l2, l3, l4, l5, l6), (u1, u2, u3, u4, u5, u6)) =
    [(i1, i2, i3, i4, i5, i6) | ((i1, i2, i3), (i4, i5, i6)) <- range (((l1, l2, l3), (l4, l5, l6)), ((u1, u2, u3), (u4, u5, u6)))]
  unsafeIndex ((l1, l2, l3, l4, l5, l6), (u1, u2, u3, u4, u5, u6)) (i1, i2, i3, i4, i5, i6) =
    unsafeIndex (((l1, l2, l3), (l4, l5, l6)), ((u1, u2, u3), (u4, u5, u6))) ((i1, i2, i3), (i4, i5, i6))
  inRange ((l1, l2, l3, l4, l5, l6), (u1, u2, u3, u4, u5, u6)) (i1, i2, i3, i4, i5, i6) =
    inRange (((l1, l2, l3), (l4, l5, l6)), ((u1, u2, u3), (u4, u5, u6))) ((i1, i2, i3), (i4, i5, i6))

instance (Ix a, Ix b, Ix c, Ix d, Ix e, Ix f, Ix g) => Ix (a, b, c, d, e, f, g) where
  range ((l1, l2, l3, l4, l5, l6, l7), (u1, u2, u3, u4, u5, u6, u7)) =
    [(i1, i2, i3, i4, i5, i6, i7) | ((i1, i2, i3), (i4, i5, i6, i7)) <- range (((l1, l2, l3), (l4, l5, l6, l7)), ((u1, u2, u3), (u4, u5, u6, u7)))]
  unsafeIndex ((l1, l2, l3, l4, l5, l6, l7), (u1, u2, u3, u4, u5, u6, u7)) (i1, i2, i3, i4, i5, i6, i7) =
    unsafeIndex (((l1, l2, l3), (l4, l5, l6, l7)), ((u1, u2, u3), (u4, u5, u6, u7))) ((i1, i2, i3), (i4, i5, i6, i7))
  inRange ((l1, l2, l3, l4, l5, l6, l7), (u1, u2, u3, u4, u5, u6, u7)) (i1, i2, i3, i4, i5, i6, i7) =
    inRange (((l1, l2, l3), (l4, l5, l6, l7)), ((u1, u2, u3), (u4, u5, u6, u7))) ((i1, i2, i3), (i4, i5, i6, i7))

instance (Ix a, Ix b, Ix c, Ix d, Ix e, Ix f, Ix g, Ix h) => Ix (a, b, c, d, e, f, g, h) where
  range ((l1, l2, l3, l4, l5, l6, l7, l8), (u1, u2, u3, u4, u5, u6, u7, u8)) =
    [(i1, i2, i3, i4, i5, i6, i7, i8) | ((i1, i2, i3, i4), (i5, i6, i7, i8)) <- range (((l1, l2, l3, l4), (l5, l6, l7, l8)), ((u1, u2, u3, u4), (u5, u6, u7, u8)))]
  unsafeIndex ((l1, l2, l3, l4, l5, l6, l7, l8), (u1, u2, u3, u4, u5, u6, u7, u8)) (i1, i2, i3, i4, i5, i6, i7, i8) =
    unsafeIndex (((l1, l2, l3, l4), (l5, l6, l7, l8)), ((u1, u2, u3, u4), (u5, u6, u7, u8))) ((i1, i2, i3, i4), (i5, i6, i7, i8))
  inRange ((l1, l2, l3, l4, l5, l6, l7, l8), (u1, u2, u3, u4, u5, u6, u7, u8)) (i1, i2, i3, i4, i5, i6, i7, i8) =
    inRange (((l1, l2, l3, l4), (l5, l6, l7, l8)), ((u1, u2, u3, u4), (u5, u6, u7, u8))) ((i1, i2, i3, i4), (i5, i6, i7, i8))

instance (Ix a, Ix b, Ix c, Ix d, Ix e, Ix f, Ix g, Ix h, Ix i) => Ix (a, b, c, d, e, f, g, h, i) where
  range ((l1, l2, l3, l4, l5, l6, l7, l8, l9), (u1, u2, u3, u4, u5, u6, u7, u8, u9)) =
    [(i1, i2, i3, i4, i5, i6, i7, i8, i9) | ((i1, i2, i3, i4), (i5, i6, i7, i8, i9)) <- range (((l1, l2, l3, l4), (l5, l6, l7, l8, l9)), ((u1, u2, u3, u4), (u5, u6, u7, u8, u9)))]
  unsafeIndex ((l1, l2, l3, l4, l5, l6, l7, l8, l9), (u1, u2, u3, u4, u5, u6, u7, u8, u9)) (i1, i2, i3, i4, i5, i6, i7, i8, i9) =
    unsafeIndex (((l1, l2, l3, l4), (l5, l6, l7, l8, l9)), ((u1, u2, u3, u4), (u5, u6, u7, u8, u9))) ((i1, i2, i3, i4), (i5, i6, i7, i8, i9))
  inRange ((l1, l2, l3, l4, l5, l6, l7, l8, l9), (u1, u2, u3, u4, u5, u6, u7, u8, u9)) (i1, i2, i3, i4, i5, i6, i7, i8, i9) =
    inRange (((l1, l2, l3, l4), (l5, l6, l7, l8, l9)), ((u1, u2, u3, u4), (u5, u6, u7, u8, u9))) ((i1, i2, i3, i4), (i5, i6, i7, i8, i9))

instance (Ix a, Ix b, Ix c, Ix d, Ix e, Ix f, Ix g, Ix h, Ix i, Ix j) => Ix (a, b, c, d, e, f, g, h, i, j) where
  range ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10)) =
    [(i1, i2, i3, i4, i5, i6, i7, i8, i9, i10) | ((i1, i2, i3, i4, i5), (i6, i7, i8, i9, i10)) <- range (((l1, l2, l3, l4, l5), (l6, l7, l8, l9, l10)), ((u1, u2, u3, u4, u5), (u6, u7, u8, u9, u10)))]
  unsafeIndex ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10)) (i1, i2, i3, i4, i5, i6, i7, i8, i9, i10) =
    unsafeIndex (((l1, l2, l3, l4, l5), (l6, l7, l8, l9, l10)), ((u1, u2, u3, u4, u5), (u6, u7, u8, u9, u10))) ((i1, i2, i3, i4, i5), (i6, i7, i8, i9, i10))
  inRange ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10)) (i1, i2, i3, i4, i5, i6, i7, i8, i9, i10) =
    inRange (((l1, l2, l3, l4, l5), (l6, l7, l8, l9, l10)), ((u1, u2, u3, u4, u5), (u6, u7, u8, u9, u10))) ((i1, i2, i3, i4, i5), (i6, i7, i8, i9, i10))

instance (Ix a, Ix b, Ix c, Ix d, Ix e, Ix f, Ix g, Ix h, Ix i, Ix j, Ix k) => Ix (a, b, c, d, e, f, g, h, i, j, k) where
  range ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11)) =
    [(i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11) | ((i1, i2, i3, i4, i5), (i6, i7, i8, i9, i10, i11)) <- range (((l1, l2, l3, l4, l5), (l6, l7, l8, l9, l10, l11)), ((u1, u2, u3, u4, u5), (u6, u7, u8, u9, u10, u11)))]
  unsafeIndex ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11)) (i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11) =
    unsafeIndex (((l1, l2, l3, l4, l5), (l6, l7, l8, l9, l10, l11)), ((u1, u2, u3, u4, u5), (u6, u7, u8, u9, u10, u11))) ((i1, i2, i3, i4, i5), (i6, i7, i8, i9, i10, i11))
  inRange ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11)) (i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11) =
    inRange (((l1, l2, l3, l4, l5), (l6, l7, l8, l9, l10, l11)), ((u1, u2, u3, u4, u5), (u6, u7, u8, u9, u10, u11))) ((i1, i2, i3, i4, i5), (i6, i7, i8, i9, i10, i11))

instance (Ix a, Ix b, Ix c, Ix d, Ix e, Ix f, Ix g, Ix h, Ix i, Ix j, Ix k, Ix l) => Ix (a, b, c, d, e, f, g, h, i, j, k, l) where
  range ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12)) =
    [(i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12) | ((i1, i2, i3, i4, i5, i6), (i7, i8, i9, i10, i11, i12)) <- range (((l1, l2, l3, l4, l5, l6), (l7, l8, l9, l10, l11, l12)), ((u1, u2, u3, u4, u5, u6), (u7, u8, u9, u10, u11, u12)))]
  unsafeIndex ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12)) (i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12) =
    unsafeIndex (((l1, l2, l3, l4, l5, l6), (l7, l8, l9, l10, l11, l12)), ((u1, u2, u3, u4, u5, u6), (u7, u8, u9, u10, u11, u12))) ((i1, i2, i3, i4, i5, i6), (i7, i8, i9, i10, i11, i12))
  inRange ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12)) (i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12) =
    inRange (((l1, l2, l3, l4, l5, l6), (l7, l8, l9, l10, l11, l12)), ((u1, u2, u3, u4, u5, u6), (u7, u8, u9, u10, u11, u12))) ((i1, i2, i3, i4, i5, i6), (i7, i8, i9, i10, i11, i12))

instance (Ix a, Ix b, Ix c, Ix d, Ix e, Ix f, Ix g, Ix h, Ix i, Ix j, Ix k, Ix l, Ix m) => Ix (a, b, c, d, e, f, g, h, i, j, k, l, m) where
  range ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12, l13), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13)) =
    [(i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13) | ((i1, i2, i3, i4, i5, i6), (i7, i8, i9, i10, i11, i12, i13)) <- range (((l1, l2, l3, l4, l5, l6), (l7, l8, l9, l10, l11, l12, l13)), ((u1, u2, u3, u4, u5, u6), (u7, u8, u9, u10, u11, u12, u13)))]
  unsafeIndex ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12, l13), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13)) (i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13) =
    unsafeIndex (((l1, l2, l3, l4, l5, l6), (l7, l8, l9, l10, l11, l12, l13)), ((u1, u2, u3, u4, u5, u6), (u7, u8, u9, u10, u11, u12, u13))) ((i1, i2, i3, i4, i5, i6), (i7, i8, i9, i10, i11, i12, i13))
  inRange ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12, l13), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13)) (i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13) =
    inRange (((l1, l2, l3, l4, l5, l6), (l7, l8, l9, l10, l11, l12, l13)), ((u1, u2, u3, u4, u5, u6), (u7, u8, u9, u10, u11, u12, u13))) ((i1, i2, i3, i4, i5, i6), (i7, i8, i9, i10, i11, i12, i13))

instance (Ix a, Ix b, Ix c, Ix d, Ix e, Ix f, Ix g, Ix h, Ix i, Ix j, Ix k, Ix l, Ix m, Ix n) => Ix (a, b, c, d, e, f, g, h, i, j, k, l, m, n) where
  range ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12, l13, l14), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13, u14)) =
    [(i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13, i14) | ((i1, i2, i3, i4, i5, i6, i7), (i8, i9, i10, i11, i12, i13, i14)) <- range (((l1, l2, l3, l4, l5, l6, l7), (l8, l9, l10, l11, l12, l13, l14)), ((u1, u2, u3, u4, u5, u6, u7), (u8, u9, u10, u11, u12, u13, u14)))]
  unsafeIndex ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12, l13, l14), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13, u14)) (i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13, i14) =
    unsafeIndex (((l1, l2, l3, l4, l5, l6, l7), (l8, l9, l10, l11, l12, l13, l14)), ((u1, u2, u3, u4, u5, u6, u7), (u8, u9, u10, u11, u12, u13, u14))) ((i1, i2, i3, i4, i5, i6, i7), (i8, i9, i10, i11, i12, i13, i14))
  inRange ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12, l13, l14), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13, u14)) (i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13, i14) =
    inRange (((l1, l2, l3, l4, l5, l6, l7), (l8, l9, l10, l11, l12, l13, l14)), ((u1, u2, u3, u4, u5, u6, u7), (u8, u9, u10, u11, u12, u13, u14))) ((i1, i2, i3, i4, i5, i6, i7), (i8, i9, i10, i11, i12, i13, i14))

instance
  (Ix a, Ix b, Ix c, Ix d, Ix e, Ix f, Ix g, Ix h, Ix i, Ix j, Ix k, Ix l, Ix m, Ix n, Ix o) =>
  Ix (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o)
  where
  range ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12, l13, l14, l15), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13, u14, u15)) =
    [(i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13, i14, i15) | ((i1, i2, i3, i4, i5, i6, i7), (i8, i9, i10, i11, i12, i13, i14, i15)) <- range (((l1, l2, l3, l4, l5, l6, l7), (l8, l9, l10, l11, l12, l13, l14, l15)), ((u1, u2, u3, u4, u5, u6, u7), (u8, u9, u10, u11, u12, u13, u14, u15)))]
  unsafeIndex ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12, l13, l14, l15), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13, u14, u15)) (i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13, i14, i15) =
    unsafeIndex (((l1, l2, l3, l4, l5, l6, l7), (l8, l9, l10, l11, l12, l13, l14, l15)), ((u1, u2, u3, u4, u5, u6, u7), (u8, u9, u10, u11, u12, u13, u14, u15))) ((i1, i2, i3, i4, i5, i6, i7), (i8, i9, i10, i11, i12, i13, i14, i15))
  inRange ((l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12, l13, l14, l15), (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13, u14, u15)) (i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13, i14, i15) =
    inRange (((l1, l2, l3, l4, l5, l6, l7), (l8, l9, l10, l11, l12, l13, l14, l15)), ((u1, u2, u3, u4, u5, u6, u7), (u8, u9, u10, u11, u12, u13, u14, u15))) ((i1, i2, i3, i4, i5, i6, i7), (i8, i9, i10, i11, i12, i13, i14, i15))

-- | One more place of a number in mixed radix.
digit :: Int -> (Int, Int) -> Int
digit n (size, i) = n * size + i
{-# INLINE digit #-}
