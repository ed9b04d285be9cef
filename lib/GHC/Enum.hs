{-# LANGUAGE BangPatterns #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | The classes Bounded and Enum, and their instances for basic types.
module GHC.Enum
  ( Bounded (..)
  , Enum (..)
  , boundedEnumFrom
  , boundedEnumFromThen
  , fromEnumError
  , mapToEnum
  , predError
  , succError
  , tagsThen#
  , tagsUp#
  , toEnumError
  , toEnumMessage#
  ) where

import GHC.Base.Functions
import GHC.CString
import GHC.Classes
import GHC.Err
import GHC.Num
import GHC.Prim
import GHC.Show
import GHC.Types

class Bounded a where
  minBound, maxBound :: a

class Enum a where
  succ, pred :: a -> a
  toEnum :: Int -> a
  fromEnum :: a -> Int
  enumFrom :: a -> [a]
  enumFromThen :: a -> a -> [a]
  enumFromTo :: a -> a -> [a]
  enumFromThenTo :: a -> a -> a -> [a]
  succ x = toEnum (fromEnum x + 1)
  pred x = toEnum (fromEnum x - 1)
  enumFrom x = mapToEnum (enumFrom (fromEnum x))
  enumFromThen x y = mapToEnum (enumFromThen (fromEnum x) (fromEnum y))
  enumFromTo x y = mapToEnum (enumFromTo (fromEnum x) (fromEnum y))
  enumFromThenTo x1 x2 y = mapToEnum (enumFromThenTo (fromEnum x1) (fromEnum x2) (fromEnum y))
  {-# MINIMAL toEnum, fromEnum #-}

-- | map toEnum
mapToEnum :: Enum a => [Int] -> [a]
mapToEnum [] = []
mapToEnum (n : ns) = toEnum n : mapToEnum ns

-- | enumFrom of a type that ends at maxBound.
boundedEnumFrom :: (Enum a, Bounded a) => a -> [a]
boundedEnumFrom x = mapToEnum (enumFromTo (fromEnum x) (fromEnum (maxBound `asTypeOf` x)))
{-# NOINLINE boundedEnumFrom #-}

-- | enumFromThen of a type that ends at its bounds.
boundedEnumFromThen :: (Enum a, Bounded a) => a -> a -> [a]
boundedEnumFromThen x y
  | from <= next = mapToEnum (enumFromThenTo from next (fromEnum (maxBound `asTypeOf` x)))
  | otherwise = mapToEnum (enumFromThenTo from next (fromEnum (minBound `asTypeOf` x)))
  where
    from = fromEnum x
    next = fromEnum y
{-# NOINLINE boundedEnumFromThen #-}

-- Errors: the first argument is the name of the type ------------------------------------------------------------------

failure :: [String] -> a
failure parts = errorWithoutStackTrace (join parts)
  where
    join [] = ""
    join (part : rest) = showString part (join rest)

succError, predError :: String -> a
succError name = failure ["Enum.succ{", name, "}: tried to take `succ' of maxBound"]
predError name = failure ["Enum.pred{", name, "}: tried to take `pred' of minBound"]
{-# NOINLINE succError #-}
{-# NOINLINE predError #-}

toEnumError :: Show a => String -> Int -> (a, a) -> b
toEnumError name n bounds =
  failure ["Enum.toEnum{", name, "}: tag (", show n, ") is outside of bounds ", show bounds]
{-# NOINLINE toEnumError #-}

fromEnumError :: Show a => String -> a -> b
fromEnumError name x =
  failure ["Enum.fromEnum{", name, "}: value (", show x, ") is outside of Int's bounds ", show (minInt, maxInt)]
{-# NOINLINE fromEnumError #-}

-- Derived instances ---------------------------------------------------------------------------------------------------

-- | What toEnum says of a number that is no tag: the name of the type, the number, the last tag.
toEnumMessage# :: Addr# -> Int# -> Int# -> String
toEnumMessage# name n last = unpackAppendCString# "toEnum{"# (unpackAppendCString# name (showString "}: tag (" (showsPrec 0 (I# n) tail)))
  where tail = showString ") is outside of enumeration's range (0," (showsPrec 0 (I# last) ")")
{-# NOINLINE toEnumMessage# #-}

-- | The constructors, by their tags: with a step, to a limit.
tagsUp#, tagsDown# :: (Int# -> a) -> Int# -> Int# -> Int# -> [a]
tagsUp# con step limit tag
  | isTrue# (tag ># limit) = []
  | otherwise = case con tag of !x -> x : tagsUp# con step limit (tag +# step)
tagsDown# con step limit tag
  | isTrue# (tag <# limit) = []
  | otherwise = case con tag of !x -> x : tagsDown# con step limit (tag +# step)
{-# NOINLINE tagsUp# #-}
{-# NOINLINE tagsDown# #-}

-- | From the first by way of the second, down or up to a limit.
tagsThen# :: (Int# -> a) -> Int# -> Int# -> Int# -> Int# -> [a]
tagsThen# con from next low high = case next -# from of
  step | isTrue# (step >=# 0#) -> tagsUp# con step high from
       | otherwise -> tagsDown# con step low from
{-# NOINLINE tagsThen# #-}

-- (), Bool, Ordering --------------------------------------------------------------------------------------------------

instance Bounded () where
  minBound = ()
  maxBound = ()

instance Enum () where
  succ _ = errorWithoutStackTrace "Prelude.Enum.().succ: bad argument"
  pred _ = errorWithoutStackTrace "Prelude.Enum.().pred: bad argument"
  toEnum 0 = ()
  toEnum _ = errorWithoutStackTrace "Prelude.Enum.().toEnum: bad argument"
  fromEnum () = 0
  enumFrom () = [()]
  enumFromThen () () = let many = () : many in many
  enumFromTo () () = [()]
  enumFromThenTo () () () = let many = () : many in many

instance Bounded Bool where
  minBound = False
  maxBound = True

instance Enum Bool where
  succ False = True
  succ True = errorWithoutStackTrace "Prelude.Enum.Bool.succ: bad argument"
  pred True = False
  pred False = errorWithoutStackTrace "Prelude.Enum.Bool.pred: bad argument"
  toEnum 0 = False
  toEnum 1 = True
  toEnum _ = errorWithoutStackTrace "Prelude.Enum.Bool.toEnum: bad argument"
  fromEnum False = 0
  fromEnum True = 1
  enumFrom = boundedEnumFrom
  enumFromThen = boundedEnumFromThen

instance Bounded Ordering where
  minBound = LT
  maxBound = GT

instance Enum Ordering where
  succ LT = EQ
  succ EQ = GT
  succ GT = errorWithoutStackTrace "Prelude.Enum.Ordering.succ: bad argument"
  pred GT = EQ
  pred EQ = LT
  pred LT = errorWithoutStackTrace "Prelude.Enum.Ordering.pred: bad argument"
  toEnum 0 = LT
  toEnum 1 = EQ
  toEnum 2 = GT
  toEnum _ = errorWithoutStackTrace "Prelude.Enum.Ordering.toEnum: bad argument"
  fromEnum LT = 0
  fromEnum EQ = 1
  fromEnum GT = 2
  enumFrom = boundedEnumFrom
  enumFromThen = boundedEnumFromThen

-- Char ----------------------------------------------------------------------------------------------------------------

instance Bounded Char where
  minBound = '\0'
  maxBound = '\x10FFFF'

instance Enum Char where
  succ (C# c) = case ord# c of
    0x10FFFF# -> errorWithoutStackTrace "Prelude.Enum.Char.succ: bad argument"
    n -> C# (chr# (n +# 1#))
  pred (C# c) = case ord# c of
    0# -> errorWithoutStackTrace "Prelude.Enum.Char.pred: bad argument"
    n -> C# (chr# (n -# 1#))
  toEnum n@(I# i)
    | isTrue# (leWord# (int2Word# i) 0x10FFFF##) = C# (chr# i)
    | otherwise = errorWithoutStackTrace (showString "Prelude.chr: bad argument: " (showsPrec 9 n ""))
  fromEnum = ord
  enumFrom (C# c) = charsUp (ord# c) 1# 0x10FFFF#
  enumFromTo (C# c) (C# end) = charsUp (ord# c) 1# (ord# end)
  enumFromThen (C# c) (C# next) = case ord# next -# ord# c of
    step -> case step >=# 0# of
      1# -> charsUp (ord# c) step 0x10FFFF#
      _ -> charsDown (ord# c) step 0#
  enumFromThenTo (C# c) (C# next) (C# end) = case ord# next -# ord# c of
    step -> case step >=# 0# of
      1# -> charsUp (ord# c) step (ord# end)
      _ -> charsDown (ord# c) step (ord# end)

charsUp, charsDown :: Int# -> Int# -> Int# -> String
charsUp n step end = case n ># end of
  1# -> []
  _ -> C# (chr# n) : charsUp (n +# step) step end
charsDown n step end = case n <# end of
  1# -> []
  _ -> C# (chr# n) : charsDown (n +# step) step end

-- Int -----------------------------------------------------------------------------------------------------------------

instance Bounded Int where
  minBound = minInt
  maxBound = maxInt

instance Enum Int where
  succ (I# n) = case n of
    0x7FFFFFFFFFFFFFFF# -> errorWithoutStackTrace "Prelude.Enum.succ{Int}: tried to take `succ' of maxBound"
    _ -> I# (n +# 1#)
  pred (I# n) = case n of
    -0x8000000000000000# -> errorWithoutStackTrace "Prelude.Enum.pred{Int}: tried to take `pred' of minBound"
    _ -> I# (n -# 1#)
  toEnum n = n
  fromEnum n = n
  enumFrom (I# n) = ints n 1# (countTo n 0x7FFFFFFFFFFFFFFF#)
  enumFromTo (I# n) (I# end) = ints n 1# (countTo n end)
  enumFromThen (I# n) (I# next) = ints n (next -# n) (countFromThen n next)
  enumFromThenTo (I# n) (I# next) (I# end) = ints n (next -# n) (countThenTo n next end)

-- | First element, step, how many, which is a Word. The optimiser makes loops over them count instead (compiler/simplify/fusion.ts). Made in pieces of
-- 1, 2, 4 … 64 elements: a thunk for each element would cost more than the element.
ints :: Int# -> Int# -> Int# -> [Int]
ints first step = piece 1# first
  where
    piece :: Int# -> Int# -> Int# -> [Int]
    piece size i left = case leWord# (int2Word# left) (int2Word# size) of
      1# -> before (i +# (step *# (left -# 1#))) left []
      _ -> before (i +# (step *# (size -# 1#))) size (piece (case size <# 64# of { 1# -> size *# 2#; _ -> size }) (i +# (step *# size)) (left -# size))
    -- the last of some elements, how many, and what comes behind
    before :: Int# -> Int# -> [Int] -> [Int]
    before _ 0# rest = rest
    before i n rest = before (i -# step) (n -# 1#) (I# i : rest)
{-# NOINLINE ints #-}

-- | How many there are: of 2^64 one less, which nobody will miss.
countTo, countFromThen :: Int# -> Int# -> Int#
countTo n end = case n ># end of
  1# -> 0#
  _ -> oneMore (int2Word# (end -# n))
countFromThen n next = case next >=# n of
  1# -> countThenTo n next 0x7FFFFFFFFFFFFFFF#
  _ -> countThenTo n next -0x8000000000000000#
countThenTo :: Int# -> Int# -> Int# -> Int#
countThenTo n next end = case next >=# n of
  1# -> case n ># end of
    1# -> 0#
    _ -> steps (end -# n) (next -# n)
  _ -> case n <# end of
    1# -> 0#
    _ -> steps (n -# end) (n -# next)
  where
    -- a distance and a step may be more than an Int holds
    steps :: Int# -> Int# -> Int#
    steps _ 0# = -1#
    steps far step = oneMore (quotWord# (int2Word# far) (int2Word# step))
{-# NOINLINE countTo #-}
{-# NOINLINE countThenTo #-}

oneMore :: Word# -> Int#
oneMore n = case word2Int# n of
  -1# -> -1#
  i -> i +# 1#

-- Word ----------------------------------------------------------------------------------------------------------------

instance Bounded Word where
  minBound = W# 0##
  maxBound = W# 0xFFFFFFFFFFFFFFFF##

instance Enum Word where
  succ x
    | x /= maxBound = x + 1
    | otherwise = succError "Word"
  pred x
    | x /= minBound = x - 1
    | otherwise = predError "Word"
  toEnum n@(I# i)
    | n >= 0 = W# (int2Word# i)
    | otherwise = toEnumError "Word" n (minBound :: Word, maxBound :: Word)
  fromEnum x@(W# w)
    | x <= W# 0x7FFFFFFFFFFFFFFF## = I# (word2Int# w)
    | otherwise = fromEnumError "Word" x
  enumFrom n = enumFromTo n maxBound
  enumFromTo n end
    | n > end = []
    | otherwise = go n
    where
      go i = i : (if i == end then [] else go (i + 1))
  enumFromThen n next
    | next >= n = enumFromThenTo n next maxBound
    | otherwise = enumFromThenTo n next minBound
  enumFromThenTo first second end
    | second >= first = if second > end then single (first <= end) else first : up second
    | otherwise = if second < end then single (first >= end) else first : down second
    where
      single True = [first]
      single False = []
      step = second - first
      last = end - step
      up i = if i > last then [i] else i : up (i + step)
      down i = if i < last then [i] else i : down (i + step)

-- Integer -------------------------------------------------------------------------------------------------------------

instance Enum Integer where
  succ n = n + 1
  pred n = n - 1
  toEnum (I# n) = IS n
  fromEnum n = integerToInt n
  enumFrom !n = n : enumFrom (n + 1)
  enumFromThen n next = integersBy n (next - n)
  enumFromTo n end = integersUp n 1 end
  enumFromThenTo n next end
    | step >= 0 = integersUp n step end
    | otherwise = integersDown n step end
    where
      step = next - n

integersBy :: Integer -> Integer -> [Integer]
integersBy !n !step = n : integersBy (n + step) step

integersUp, integersDown :: Integer -> Integer -> Integer -> [Integer]
integersUp n !step !end
  | n > end = []
  | otherwise = n : integersUp (n + step) step end
integersDown n !step !end
  | n < end = []
  | otherwise = n : integersDown (n + step) step end

-- Tuples --------------------------------------------------------------------------------------------------------------

instance (Bounded a, Bounded b) => Bounded (a, b) where
  minBound = (minBound, minBound)
  maxBound = (maxBound, maxBound)

instance (Bounded a, Bounded b, Bounded c) => Bounded (a, b, c) where
  minBound = (minBound, minBound, minBound)
  maxBound = (maxBound, maxBound, maxBound)

instance (Bounded a, Bounded b, Bounded c, Bounded d) => Bounded (a, b, c, d) where
  minBound = (minBound, minBound, minBound, minBound)
  maxBound = (maxBound, maxBound, maxBound, maxBound)

instance (Bounded a, Bounded b, Bounded c, Bounded d, Bounded e) => Bounded (a, b, c, d, e) where
  minBound = (minBound, minBound, minBound, minBound, minBound)
  maxBound = (maxBound, maxBound, maxBound, maxBound, maxBound)

instance (Bounded a, Bounded b, Bounded c, Bounded d, Bounded e, Bounded f) => Bounded (a, b, c, d, e, f) where
  minBound = (minBound, minBound, minBound, minBound, minBound, minBound)
  maxBound = (maxBound, maxBound, maxBound, maxBound, maxBound, maxBound)

instance
  (Bounded a, Bounded b, Bounded c, Bounded d, Bounded e, Bounded f, Bounded g)
  => Bounded (a, b, c, d, e, f, g) where
  minBound = (minBound, minBound, minBound, minBound, minBound, minBound, minBound)
  maxBound = (maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound)

instance
  (Bounded a, Bounded b, Bounded c, Bounded d, Bounded e, Bounded f, Bounded g, Bounded h)
  => Bounded (a, b, c, d, e, f, g, h) where
  minBound = (minBound, minBound, minBound, minBound, minBound, minBound, minBound, minBound)
  maxBound = (maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound)

instance
  (Bounded a, Bounded b, Bounded c, Bounded d, Bounded e, Bounded f, Bounded g, Bounded h, Bounded i)
  => Bounded (a, b, c, d, e, f, g, h, i) where
  minBound = (minBound, minBound, minBound, minBound, minBound, minBound, minBound, minBound, minBound)
  maxBound = (maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound)

instance
  (Bounded a, Bounded b, Bounded c, Bounded d, Bounded e, Bounded f, Bounded g, Bounded h, Bounded i,
  Bounded j)
  => Bounded (a, b, c, d, e, f, g, h, i, j) where
  minBound = (minBound, minBound, minBound, minBound, minBound, minBound, minBound, minBound, minBound, minBound)
  maxBound = (maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound)

instance
  (Bounded a, Bounded b, Bounded c, Bounded d, Bounded e, Bounded f, Bounded g, Bounded h, Bounded i,
  Bounded j, Bounded k)
  => Bounded (a, b, c, d, e, f, g, h, i, j, k) where
  minBound = 
    ( minBound, minBound, minBound, minBound, minBound, minBound, minBound, minBound
    , minBound, minBound, minBound
    )
  maxBound = 
    ( maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound
    , maxBound, maxBound, maxBound
    )

instance
  (Bounded a, Bounded b, Bounded c, Bounded d, Bounded e, Bounded f, Bounded g, Bounded h, Bounded i,
  Bounded j, Bounded k, Bounded l)
  => Bounded (a, b, c, d, e, f, g, h, i, j, k, l) where
  minBound = 
    ( minBound, minBound, minBound, minBound, minBound, minBound, minBound, minBound
    , minBound, minBound, minBound, minBound
    )
  maxBound = 
    ( maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound
    , maxBound, maxBound, maxBound, maxBound
    )

instance
  (Bounded a, Bounded b, Bounded c, Bounded d, Bounded e, Bounded f, Bounded g, Bounded h, Bounded i,
  Bounded j, Bounded k, Bounded l, Bounded m)
  => Bounded (a, b, c, d, e, f, g, h, i, j, k, l, m) where
  minBound = 
    ( minBound, minBound, minBound, minBound, minBound, minBound, minBound, minBound
    , minBound, minBound, minBound, minBound, minBound
    )
  maxBound = 
    ( maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound
    , maxBound, maxBound, maxBound, maxBound, maxBound
    )

instance
  (Bounded a, Bounded b, Bounded c, Bounded d, Bounded e, Bounded f, Bounded g, Bounded h, Bounded i,
  Bounded j, Bounded k, Bounded l, Bounded m, Bounded n)
  => Bounded (a, b, c, d, e, f, g, h, i, j, k, l, m, n) where
  minBound = 
    ( minBound, minBound, minBound, minBound, minBound, minBound, minBound, minBound
    , minBound, minBound, minBound, minBound, minBound, minBound
    )
  maxBound = 
    ( maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound
    , maxBound, maxBound, maxBound, maxBound, maxBound, maxBound
    )

instance
  (Bounded a, Bounded b, Bounded c, Bounded d, Bounded e, Bounded f, Bounded g, Bounded h, Bounded i,
  Bounded j, Bounded k, Bounded l, Bounded m, Bounded n, Bounded o)
  => Bounded (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o) where
  minBound = 
    ( minBound, minBound, minBound, minBound, minBound, minBound, minBound, minBound
    , minBound, minBound, minBound, minBound, minBound, minBound, minBound
    )
  maxBound = 
    ( maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound
    , maxBound, maxBound, maxBound, maxBound, maxBound, maxBound, maxBound
    )

deriving instance Bounded VecCount

deriving instance Enum VecCount

deriving instance Bounded VecElem

deriving instance Enum VecElem
