{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE UnboxedTuples #-}
-- | Primops of GHC that are made of others here. No thread runs between two steps of what changes memory.
module GHC.Prim.Ext where

import GHC.Prim
import GHC.Types (Bool (..), isTrue#)

-- Threads: there is one capability -------------------------------------------------------------------------------------

forkOn# :: Int# -> a -> State# RealWorld -> (# State# RealWorld, ThreadId# #)
forkOn# _ action s = fork# action s

-- | Sparks are never run before they are asked for.
spark# :: a -> State# s -> (# State# s, a #)
spark# x s = (# s, x #)

par# :: a -> Int#
par# _ = 1#

-- Words of fewer bits -------------------------------------------------------------------------------------------------

popCnt8#, clz8#, ctz8# :: Word# -> Word#
popCnt8# w = popCnt# (narrow8Word# w)
clz8# w = minusWord# (clz# (narrow8Word# w)) 56##
ctz8# w = ctz# (or# w 256##)

popCnt16#, clz16#, ctz16# :: Word# -> Word#
popCnt16# w = popCnt# (narrow16Word# w)
clz16# w = minusWord# (clz# (narrow16Word# w)) 48##
ctz16# w = ctz# (or# w 65536##)

popCnt32#, clz32#, ctz32# :: Word# -> Word#
popCnt32# w = popCnt# (narrow32Word# w)
clz32# w = minusWord# (clz# (narrow32Word# w)) 32##
ctz32# w = ctz# (or# w 4294967296##)

popCnt64#, clz64#, ctz64#, byteSwap64# :: Word# -> Word#
popCnt64# w = popCnt# w
clz64# w = clz# w
ctz64# w = ctz# w
byteSwap64# w = byteSwap# w

byteSwap16#, byteSwap32# :: Word# -> Word#
byteSwap16# w = uncheckedShiftRL# (byteSwap# w) 48#
byteSwap32# w = uncheckedShiftRL# (byteSwap# w) 32#

-- | (# wrapped sum, 1# when it overflowed #)
addWordC#, subWordC# :: Word# -> Word# -> (# Word#, Int# #)
addWordC# a b = case plusWord# a b of c -> (# c, ltWord# c a #)
subWordC# a b = (# minusWord# a b, ltWord# a b #)

-- | (# high, low #)
plusWord2# :: Word# -> Word# -> (# Word#, Word# #)
plusWord2# a b = case addWordC# a b of (# c, over #) -> (# int2Word# over, c #)

-- | Two words by one that is greater than the high one, bit by bit.
quotRemWord2# :: Word# -> Word# -> Word# -> (# Word#, Word# #)
quotRemWord2# high low by = go 64# high low
  where
    go 0# rest quotient = (# quotient, rest #)
    go n rest quotient =
      case or# (uncheckedShiftL# rest 1#) (uncheckedShiftRL# quotient 63#) of
        twice -> case orI# (geWord# twice by) (ltWord# (not# (uncheckedShiftRL# rest 63#)) (not# 0##)) of
          0# -> go (n -# 1#) twice (uncheckedShiftL# quotient 1#)
          _ -> go (n -# 1#) (minusWord# twice by) (or# (uncheckedShiftL# quotient 1#) 1##)

-- Float# --------------------------------------------------------------------------------------------------------------

expFloat#, expm1Float#, logFloat#, log1pFloat#, sinFloat#, cosFloat#, tanFloat#, asinFloat#, acosFloat#, atanFloat#, sinhFloat#, coshFloat#, tanhFloat#, asinhFloat#, acoshFloat#, atanhFloat# :: Float# -> Float#
expFloat# x = double2Float# (expDouble# (float2Double# x))
expm1Float# x = double2Float# (expm1Double# (float2Double# x))
logFloat# x = double2Float# (logDouble# (float2Double# x))
log1pFloat# x = double2Float# (log1pDouble# (float2Double# x))
sinFloat# x = double2Float# (sinDouble# (float2Double# x))
cosFloat# x = double2Float# (cosDouble# (float2Double# x))
tanFloat# x = double2Float# (tanDouble# (float2Double# x))
asinFloat# x = double2Float# (asinDouble# (float2Double# x))
acosFloat# x = double2Float# (acosDouble# (float2Double# x))
atanFloat# x = double2Float# (atanDouble# (float2Double# x))
sinhFloat# x = double2Float# (sinhDouble# (float2Double# x))
coshFloat# x = double2Float# (coshDouble# (float2Double# x))
tanhFloat# x = double2Float# (tanhDouble# (float2Double# x))
asinhFloat# x = double2Float# (asinhDouble# (float2Double# x))
acoshFloat# x = double2Float# (acoshDouble# (float2Double# x))
atanhFloat# x = double2Float# (atanhDouble# (float2Double# x))

powerFloat# :: Float# -> Float# -> Float#
powerFloat# x y = double2Float# (float2Double# x **## float2Double# y)

-- Variables, arrays ---------------------------------------------------------------------------------------------------

-- | (# old value, what the function makes of it #): the variable gets that, lazily.
atomicModifyMutVar_# :: MutVar# s a -> (a -> a) -> State# s -> (# State# s, a, a #)
atomicModifyMutVar_# var f s = case readMutVar# var s of
  (# s1, old #) -> case f old of
    new -> case writeMutVar# var new s1 of s2 -> (# s2, old, new #)

-- | The function answers the new value and the answer.
atomicModifyMutVar# :: MutVar# s a -> (a -> b) -> State# s -> (# State# s, c #)
atomicModifyMutVar# var f s = case atomicModifyMutVar2# var (unsafeCoerce# f) s of
  (# s1, _, pair #) -> (# s1, case pair of (_, answer) -> answer #)

-- | Array, index, expected, new: (# 0# when swapped, the value now in it #)
casArray# :: MutableArray# s a -> Int# -> a -> a -> State# s -> (# State# s, Int#, a #)
casArray# array i expected new s = case readArray# array i s of
  (# s1, old #)
    | isTrue# (reallyUnsafePtrEquality# old expected) -> case writeArray# array i new s1 of s2 -> (# s2, 0#, new #)
    | True -> (# s1, 1#, old #)

casSmallArray# :: SmallMutableArray# s a -> Int# -> a -> a -> State# s -> (# State# s, Int#, a #)
casSmallArray# array i expected new s = case readSmallArray# array i s of
  (# s1, old #)
    | isTrue# (reallyUnsafePtrEquality# old expected) -> case writeSmallArray# array i new s1 of s2 -> (# s2, 0#, new #)
    | True -> (# s1, 1#, old #)

atomicReadIntArray# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Int# #)
atomicReadIntArray# bytes i s = readIntArray# bytes i s

atomicWriteIntArray# :: MutableByteArray# s -> Int# -> Int# -> State# s -> State# s
atomicWriteIntArray# bytes i n s = writeIntArray# bytes i n s

-- | Array, index, expected, new: the number that was there.
casIntArray# :: MutableByteArray# s -> Int# -> Int# -> Int# -> State# s -> (# State# s, Int# #)
casIntArray# bytes i expected new s = case readIntArray# bytes i s of
  (# s1, old #) -> case old ==# expected of
    0# -> (# s1, old #)
    _ -> case writeIntArray# bytes i new s1 of s2 -> (# s2, old #)

-- | The number that was there.
fetchIntArray# :: (Int# -> Int#) -> MutableByteArray# s -> Int# -> State# s -> (# State# s, Int# #)
fetchIntArray# change bytes i s = case readIntArray# bytes i s of
  (# s1, old #) -> case writeIntArray# bytes i (change old) s1 of s2 -> (# s2, old #)
{-# INLINE fetchIntArray# #-}

fetchAddIntArray#, fetchSubIntArray#, fetchAndIntArray#, fetchNandIntArray#, fetchOrIntArray#, fetchXorIntArray#
  :: MutableByteArray# s -> Int# -> Int# -> State# s -> (# State# s, Int# #)
fetchAddIntArray# bytes i n = fetchIntArray# (\old -> old +# n) bytes i
fetchSubIntArray# bytes i n = fetchIntArray# (\old -> old -# n) bytes i
fetchAndIntArray# bytes i n = fetchIntArray# (\old -> andI# old n) bytes i
fetchNandIntArray# bytes i n = fetchIntArray# (\old -> notI# (andI# old n)) bytes i
fetchOrIntArray# bytes i n = fetchIntArray# (\old -> orI# old n) bytes i
fetchXorIntArray# bytes i n = fetchIntArray# (\old -> xorI# old n) bytes i

-- Others --------------------------------------------------------------------------------------------------------------

eqStableName# :: StableName# a -> StableName# b -> Int#
eqStableName# a b = stableNameToInt# a ==# stableNameToInt# b
