{-# LANGUAGE BangPatterns #-}
{-# LANGUAGE MagicHash #-}
-- | Bits of keys, for IntMap and IntSet: a branch of a big-endian Patricia trie has the bits its
-- keys share (prefix) and the one bit they differ in first (mask). Masks are compared unsigned;
-- only at the root can the mask be the sign bit, and then the right side is the smaller one.
module Data.Containers.Patricia
  ( Key, Prefix, Mask, zero, nomatch, maskBits, branchMask, shorter
  , BitMap, bitOf, testBitMap, insertBit, deleteBit, countBits, lowestBit, highestBit
  , intersectBits, uniteBits, subtractBits, bitsBelow, bitsAbove, bitIndex, prefixOf, emptyBits
  ) where

import GHC.Base
  ( Bool, Int(..), Word(..), and#, andI#, clz#, ctz#, eqWord#, gtWord#, int2Word#, isTrue#, minusWord#, negateInt#, not
  , not#, or#, popCnt#, uncheckedShiftL#, word2Int#, xorI#, (-#), (/=#), (==#) )
import Prelude ()

type Key = Int

type Prefix = Int

type Mask = Int

-- | Whether the bit of the mask is 0 in the key: it belongs to the left.
zero :: Key -> Mask -> Bool
zero (I# k) (I# m) = isTrue# (andI# k m ==# 0#)
{-# INLINE zero #-}

-- | Whether a key lies outside a branch.
nomatch :: Key -> Prefix -> Mask -> Bool
nomatch (I# k) (I# p) (I# m) = isTrue# (andI# k (xorI# (negateInt# m) m) /=# p)
{-# INLINE nomatch #-}

-- | The bits of a key above the mask.
maskBits :: Key -> Mask -> Prefix
maskBits (I# k) (I# m) = I# (andI# k (xorI# (negateInt# m) m))
{-# INLINE maskBits #-}

-- | The first bit in which two prefixes differ.
branchMask :: Prefix -> Prefix -> Mask
branchMask (I# p) (I# q) =
  I# (word2Int# (uncheckedShiftL# 1## (63# -# word2Int# (clz# (int2Word# (xorI# p q))))))
{-# INLINE branchMask #-}

-- | Whether the first mask is that of a branch nearer to the root.
shorter :: Mask -> Mask -> Bool
shorter (I# m) (I# n) = isTrue# (gtWord# (int2Word# m) (int2Word# n))
{-# INLINE shorter #-}

-- | 64 neighbouring keys, lowest bit first.
type BitMap = Word

emptyBits :: BitMap -> Bool
emptyBits (W# b) = isTrue# (eqWord# b 0##)
{-# INLINE emptyBits #-}

-- | What the keys of a bitmap share.
prefixOf :: Key -> Prefix
prefixOf (I# k) = I# (andI# k -64#)
{-# INLINE prefixOf #-}

-- | The number of a key in its bitmap.
bitIndex :: Key -> Int
bitIndex (I# k) = I# (andI# k 63#)
{-# INLINE bitIndex #-}

bitOf :: Key -> BitMap
bitOf (I# k) = W# (uncheckedShiftL# 1## (andI# k 63#))
{-# INLINE bitOf #-}

testBitMap :: Key -> BitMap -> Bool
testBitMap k b = not (emptyBits (intersectBits (bitOf k) b))
{-# INLINE testBitMap #-}

insertBit, deleteBit :: Key -> BitMap -> BitMap
insertBit k b = uniteBits (bitOf k) b
deleteBit k b = subtractBits b (bitOf k)

uniteBits, intersectBits, subtractBits :: BitMap -> BitMap -> BitMap
uniteBits (W# a) (W# b) = W# (or# a b)
intersectBits (W# a) (W# b) = W# (and# a b)
subtractBits (W# a) (W# b) = W# (and# a (not# b))

-- | The bits of smaller keys, of larger keys.
bitsBelow, bitsAbove :: Key -> BitMap -> BitMap
bitsBelow k (W# b) = let !(W# bit) = bitOf k in W# (and# b (minusWord# bit 1##))
bitsAbove k (W# b) = let !(W# bit) = bitOf k in W# (and# b (not# (or# bit (minusWord# bit 1##))))

countBits :: BitMap -> Int
countBits (W# b) = I# (word2Int# (popCnt# b))

-- | Number of the lowest and of the highest bit that is set.
lowestBit, highestBit :: BitMap -> Int
lowestBit (W# b) = I# (word2Int# (ctz# b))
highestBit (W# b) = I# (63# -# word2Int# (clz# b))
