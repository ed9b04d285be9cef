{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE UnboxedTuples #-}
-- | The primops of the machine under their Haskell types; each name stands for a row of abi/tables/primops.ts, and a
-- row may have several names, one per type. Primitive types are built in and exported from here as well. Operations on
-- Integer are declared where that type is, in GHC.Num.Integer.
module GHC.Prim where

infix 4 ==#, /=#, <#, <=#, >#, >=#, ==##, /=##, <##, <=##, >##, >=##
infixl 6 +#, -#, +##, -##
infixl 7 *#, *##, /##
infixr 0 `seq`

-- Evaluation, coercions -----------------------------------------------------------------------------------------------

-- | Evaluates its first argument, answers the second.
seq :: a -> b -> b
seq !_ y = y
{-# INLINE seq #-}

-- | The state token of the outside world.
foreign import prim "realWorld#" realWorld# :: State# RealWorld

-- | The same value at another type.
foreign import prim "unsafeCoerce#" unsafeCoerce# :: a -> b

-- | Conversion between types of the same representation: the identity.
coerce :: Coercible a b => a -> b
coerce x = unsafeCoerce# x
{-# INLINE coerce #-}

-- | Keeps a value alive up to here.
touch# :: forall (a :: Open) s. a -> State# s -> State# s
touch# _ s = s
{-# NOINLINE touch# #-}

foreign import prim "seq#" seq# :: a -> State# s -> (# State# s, a #)
-- | Number of the constructor, from 0; evaluates the argument.
foreign import prim "dataToTag#" dataToTag# :: a -> Int#
-- | The constructor with that number, of a type that must be known where this is used (see compiler/desugar/expr.ts).
tagToEnum# :: Int# -> a
tagToEnum# _ = raise# ()
foreign import prim "reallyUnsafePtrEquality#" reallyUnsafePtrEquality# :: a -> a -> Int#

-- Int# ----------------------------------------------------------------------------------------------------------------

foreign import prim "+#" (+#) :: Int# -> Int# -> Int#
foreign import prim "-#" (-#) :: Int# -> Int# -> Int#
foreign import prim "*#" (*#) :: Int# -> Int# -> Int#
foreign import prim "quotInt#" quotInt# :: Int# -> Int# -> Int#
foreign import prim "remInt#" remInt# :: Int# -> Int# -> Int#
foreign import prim "quotRemInt#" quotRemInt# :: Int# -> Int# -> (# Int#, Int# #)
foreign import prim "negateInt#" negateInt# :: Int# -> Int#
foreign import prim "andI#" andI# :: Int# -> Int# -> Int#
foreign import prim "orI#" orI# :: Int# -> Int# -> Int#
foreign import prim "xorI#" xorI# :: Int# -> Int# -> Int#
foreign import prim "notI#" notI# :: Int# -> Int#
foreign import prim "uncheckedIShiftL#" uncheckedIShiftL# :: Int# -> Int# -> Int#
foreign import prim "uncheckedIShiftRA#" uncheckedIShiftRA# :: Int# -> Int# -> Int#
foreign import prim "uncheckedIShiftRL#" uncheckedIShiftRL# :: Int# -> Int# -> Int#
foreign import prim "==#" (==#) :: Int# -> Int# -> Int#
foreign import prim "/=#" (/=#) :: Int# -> Int# -> Int#
foreign import prim "<#" (<#) :: Int# -> Int# -> Int#
foreign import prim "<=#" (<=#) :: Int# -> Int# -> Int#
foreign import prim ">#" (>#) :: Int# -> Int# -> Int#
foreign import prim ">=#" (>=#) :: Int# -> Int# -> Int#
-- | (# wrapped sum, 1# when it overflowed #)
foreign import prim "addIntC#" addIntC# :: Int# -> Int# -> (# Int#, Int# #)
foreign import prim "subIntC#" subIntC# :: Int# -> Int# -> (# Int#, Int# #)
-- | 0# when the product fits.
foreign import prim "mulIntMayOflo#" mulIntMayOflo# :: Int# -> Int# -> Int#
-- | (# 1# when the high word is needed, high, low #)
foreign import prim "timesInt2#" timesInt2# :: Int# -> Int# -> (# Int#, Int#, Int# #)
foreign import prim "narrow8Int#" narrow8Int# :: Int# -> Int#
foreign import prim "narrow16Int#" narrow16Int# :: Int# -> Int#
foreign import prim "narrow32Int#" narrow32Int# :: Int# -> Int#

-- Word# ---------------------------------------------------------------------------------------------------------------

foreign import prim "int2Word#" int2Word# :: Int# -> Word#
foreign import prim "word2Int#" word2Int# :: Word# -> Int#
foreign import prim "plusWord#" plusWord# :: Word# -> Word# -> Word#
foreign import prim "minusWord#" minusWord# :: Word# -> Word# -> Word#
foreign import prim "timesWord#" timesWord# :: Word# -> Word# -> Word#
foreign import prim "quotWord#" quotWord# :: Word# -> Word# -> Word#
foreign import prim "remWord#" remWord# :: Word# -> Word# -> Word#
foreign import prim "quotRemWord#" quotRemWord# :: Word# -> Word# -> (# Word#, Word# #)
-- | (# high, low #)
foreign import prim "timesWord2#" timesWord2# :: Word# -> Word# -> (# Word#, Word# #)
foreign import prim "and#" and# :: Word# -> Word# -> Word#
foreign import prim "or#" or# :: Word# -> Word# -> Word#
foreign import prim "xor#" xor# :: Word# -> Word# -> Word#
foreign import prim "not#" not# :: Word# -> Word#
foreign import prim "uncheckedShiftL#" uncheckedShiftL# :: Word# -> Int# -> Word#
foreign import prim "uncheckedShiftRL#" uncheckedShiftRL# :: Word# -> Int# -> Word#
foreign import prim "eqWord#" eqWord# :: Word# -> Word# -> Int#
foreign import prim "neWord#" neWord# :: Word# -> Word# -> Int#
foreign import prim "ltWord#" ltWord# :: Word# -> Word# -> Int#
foreign import prim "leWord#" leWord# :: Word# -> Word# -> Int#
foreign import prim "gtWord#" gtWord# :: Word# -> Word# -> Int#
foreign import prim "geWord#" geWord# :: Word# -> Word# -> Int#
foreign import prim "popCnt#" popCnt# :: Word# -> Word#
foreign import prim "clz#" clz# :: Word# -> Word#
foreign import prim "ctz#" ctz# :: Word# -> Word#
foreign import prim "byteSwap#" byteSwap# :: Word# -> Word#
foreign import prim "narrow8Word#" narrow8Word# :: Word# -> Word#
foreign import prim "narrow16Word#" narrow16Word# :: Word# -> Word#
foreign import prim "narrow32Word#" narrow32Word# :: Word# -> Word#

-- Char# ---------------------------------------------------------------------------------------------------------------

foreign import prim "chr#" chr# :: Int# -> Char#
foreign import prim "ord#" ord# :: Char# -> Int#
foreign import prim "eqChar#" eqChar# :: Char# -> Char# -> Int#
foreign import prim "neChar#" neChar# :: Char# -> Char# -> Int#
foreign import prim "ltChar#" ltChar# :: Char# -> Char# -> Int#
foreign import prim "leChar#" leChar# :: Char# -> Char# -> Int#
foreign import prim "gtChar#" gtChar# :: Char# -> Char# -> Int#
foreign import prim "geChar#" geChar# :: Char# -> Char# -> Int#

-- Double# -------------------------------------------------------------------------------------------------------------

foreign import prim "+##" (+##) :: Double# -> Double# -> Double#
foreign import prim "-##" (-##) :: Double# -> Double# -> Double#
foreign import prim "*##" (*##) :: Double# -> Double# -> Double#
foreign import prim "/##" (/##) :: Double# -> Double# -> Double#
foreign import prim "**##" (**##) :: Double# -> Double# -> Double#
foreign import prim "negateDouble#" negateDouble# :: Double# -> Double#
foreign import prim "fabsDouble#" fabsDouble# :: Double# -> Double#
foreign import prim "sqrtDouble#" sqrtDouble# :: Double# -> Double#
foreign import prim "floorDouble#" floorDouble# :: Double# -> Double#
foreign import prim "ceilDouble#" ceilDouble# :: Double# -> Double#
foreign import prim "truncDouble#" truncDouble# :: Double# -> Double#
-- | To the nearest whole number, halves to the even one.
foreign import prim "nearestDouble#" nearestDouble# :: Double# -> Double#
foreign import prim "==##" (==##) :: Double# -> Double# -> Int#
foreign import prim "/=##" (/=##) :: Double# -> Double# -> Int#
foreign import prim "<##" (<##) :: Double# -> Double# -> Int#
foreign import prim "<=##" (<=##) :: Double# -> Double# -> Int#
foreign import prim ">##" (>##) :: Double# -> Double# -> Int#
foreign import prim ">=##" (>=##) :: Double# -> Double# -> Int#
foreign import prim "expDouble#" expDouble# :: Double# -> Double#
foreign import prim "logDouble#" logDouble# :: Double# -> Double#
foreign import prim "sinDouble#" sinDouble# :: Double# -> Double#
foreign import prim "cosDouble#" cosDouble# :: Double# -> Double#
foreign import prim "tanDouble#" tanDouble# :: Double# -> Double#
foreign import prim "asinDouble#" asinDouble# :: Double# -> Double#
foreign import prim "acosDouble#" acosDouble# :: Double# -> Double#
foreign import prim "atanDouble#" atanDouble# :: Double# -> Double#
foreign import prim "sinhDouble#" sinhDouble# :: Double# -> Double#
foreign import prim "coshDouble#" coshDouble# :: Double# -> Double#
foreign import prim "tanhDouble#" tanhDouble# :: Double# -> Double#
foreign import prim "expm1Double#" expm1Double# :: Double# -> Double#
foreign import prim "log1pDouble#" log1pDouble# :: Double# -> Double#
foreign import prim "asinhDouble#" asinhDouble# :: Double# -> Double#
foreign import prim "acoshDouble#" acoshDouble# :: Double# -> Double#
foreign import prim "atanhDouble#" atanhDouble# :: Double# -> Double#
-- | (# mantissa, exponent #)
foreign import prim "decodeDouble_Int64#" decodeDouble_Int64# :: Double# -> (# Int#, Int# #)
-- | mantissa * 2^exponent
foreign import prim "encodeDouble#" encodeDouble# :: Int# -> Int# -> Double#
foreign import prim "int2Double#" int2Double# :: Int# -> Double#
foreign import prim "double2Int#" double2Int# :: Double# -> Int#
foreign import prim "word2Double#" word2Double# :: Word# -> Double#
foreign import prim "double2Bits#" double2Bits# :: Double# -> Word#
foreign import prim "bits2Double#" bits2Double# :: Word# -> Double#
-- | Text of `show`, without parentheses.
foreign import prim "showDouble#" showDouble# :: Double# -> ByteArray#
foreign import prim "showFloat#" showFloat# :: Float# -> ByteArray#
foreign import prim "readDouble#" readDouble# :: ByteArray# -> Double#
-- | Shortest decimal digits (bytes 0..9) and exponent, as `floatToDigits 10`; of positive numbers.
foreign import prim "doubleDigits#" doubleDigits# :: Double# -> (# ByteArray#, Int# #)
foreign import prim "floatDigits#" floatDigits# :: Float# -> (# ByteArray#, Int# #)

-- Float# --------------------------------------------------------------------------------------------------------------

foreign import prim "plusFloat#" plusFloat# :: Float# -> Float# -> Float#
foreign import prim "minusFloat#" minusFloat# :: Float# -> Float# -> Float#
foreign import prim "timesFloat#" timesFloat# :: Float# -> Float# -> Float#
foreign import prim "divideFloat#" divideFloat# :: Float# -> Float# -> Float#
foreign import prim "negateFloat#" negateFloat# :: Float# -> Float#
foreign import prim "fabsFloat#" fabsFloat# :: Float# -> Float#
foreign import prim "sqrtFloat#" sqrtFloat# :: Float# -> Float#
foreign import prim "eqFloat#" eqFloat# :: Float# -> Float# -> Int#
foreign import prim "neFloat#" neFloat# :: Float# -> Float# -> Int#
foreign import prim "ltFloat#" ltFloat# :: Float# -> Float# -> Int#
foreign import prim "leFloat#" leFloat# :: Float# -> Float# -> Int#
foreign import prim "gtFloat#" gtFloat# :: Float# -> Float# -> Int#
foreign import prim "geFloat#" geFloat# :: Float# -> Float# -> Int#
foreign import prim "int2Float#" int2Float# :: Int# -> Float#
foreign import prim "word2Float#" word2Float# :: Word# -> Float#
foreign import prim "float2Int#" float2Int# :: Float# -> Int#
foreign import prim "float2Double#" float2Double# :: Float# -> Double#
foreign import prim "double2Float#" double2Float# :: Double# -> Float#
foreign import prim "float2Bits#" float2Bits# :: Float# -> Word#
foreign import prim "bits2Float#" bits2Float# :: Word# -> Float#
foreign import prim "decodeFloat_Int#" decodeFloat_Int# :: Float# -> (# Int#, Int# #)

-- Addr#: bytes of a literal, or of a block of Foreign.Memory ----------------------------------------------------------

-- | A byte of what is known to be a literal.
foreign import prim "indexLiteral#" indexLiteral# :: Addr# -> Int# -> Char#
foreign import prim "nullAddr#" nullAddr# :: Addr#
foreign import prim "plusAddr#" plusAddr# :: Addr# -> Int# -> Addr#
foreign import prim "minusAddr#" minusAddr# :: Addr# -> Addr# -> Int#
foreign import prim "eqAddr#" eqAddr# :: Addr# -> Addr# -> Int#
foreign import prim "neChar#" neAddr# :: Addr# -> Addr# -> Int#
foreign import prim "ltChar#" ltAddr# :: Addr# -> Addr# -> Int#
foreign import prim "leChar#" leAddr# :: Addr# -> Addr# -> Int#
foreign import prim "gtChar#" gtAddr# :: Addr# -> Addr# -> Int#
foreign import prim "geChar#" geAddr# :: Addr# -> Addr# -> Int#
foreign import prim "ord#" addr2Int# :: Addr# -> Int#
foreign import prim "chr#" int2Addr# :: Int# -> Addr#

remAddr# :: Addr# -> Int# -> Int#
remAddr# address n = remInt# (addr2Int# address) n

-- | Source, target, offset in the target, bytes.
foreign import prim "copyAddrToByteArray#"
  copyAddrToByteArray# :: Addr# -> MutableByteArray# s -> Int# -> Int# -> State# s -> State# s
-- | Source, offset in the source, target, bytes.
foreign import forward "Foreign.Memory.copyByteArrayToAddr#"
  copyByteArrayToAddr# :: ByteArray# -> Int# -> Addr# -> Int# -> State# s -> State# s
foreign import forward "Foreign.Memory.copyMutableByteArrayToAddr#"
  copyMutableByteArrayToAddr# :: MutableByteArray# s -> Int# -> Addr# -> Int# -> State# s -> State# s
-- | An address for an array, for as long as the array is held.
foreign import forward "Foreign.Memory.byteArrayContents#" byteArrayContents# :: ByteArray# -> Addr#

-- | The table of blocks that addresses lead to from now on.
foreign import prim "setMemory#" setMemory# :: MutableArray# s a -> State# s -> State# s

-- Numbers of several bytes, the lowest first; the index counts numbers.

foreign import prim "indexCharOffAddr#" indexCharOffAddr# :: Addr# -> Int# -> Char#
foreign import prim "readCharOffAddr#" readCharOffAddr# :: Addr# -> Int# -> State# s -> (# State# s, Char# #)
foreign import prim "indexWideCharOffAddr#" indexWideCharOffAddr# :: Addr# -> Int# -> Char#
foreign import prim "readWideCharOffAddr#" readWideCharOffAddr# :: Addr# -> Int# -> State# s -> (# State# s, Char# #)
foreign import prim "writeWideCharOffAddr#" writeWideCharOffAddr# :: Addr# -> Int# -> Char# -> State# s -> State# s
foreign import prim "indexWord8OffAddr#" indexWord8OffAddr# :: Addr# -> Int# -> Word#
foreign import prim "readWord8OffAddr#" readWord8OffAddr# :: Addr# -> Int# -> State# s -> (# State# s, Word# #)
foreign import prim "writeWord8OffAddr#" writeWord8OffAddr# :: Addr# -> Int# -> Word# -> State# s -> State# s
foreign import prim "indexWord16OffAddr#" indexWord16OffAddr# :: Addr# -> Int# -> Word#
foreign import prim "readWord16OffAddr#" readWord16OffAddr# :: Addr# -> Int# -> State# s -> (# State# s, Word# #)
foreign import prim "writeWord16OffAddr#" writeWord16OffAddr# :: Addr# -> Int# -> Word# -> State# s -> State# s
foreign import prim "indexWord32OffAddr#" indexWord32OffAddr# :: Addr# -> Int# -> Word#
foreign import prim "readWord32OffAddr#" readWord32OffAddr# :: Addr# -> Int# -> State# s -> (# State# s, Word# #)
foreign import prim "writeWord32OffAddr#" writeWord32OffAddr# :: Addr# -> Int# -> Word# -> State# s -> State# s
foreign import prim "indexWordOffAddr#" indexWord64OffAddr# :: Addr# -> Int# -> Word#
foreign import prim "readWordOffAddr#" readWord64OffAddr# :: Addr# -> Int# -> State# s -> (# State# s, Word# #)
foreign import prim "writeWordOffAddr#" writeWord64OffAddr# :: Addr# -> Int# -> Word# -> State# s -> State# s
foreign import prim "indexWordOffAddr#" indexWordOffAddr# :: Addr# -> Int# -> Word#
foreign import prim "readWordOffAddr#" readWordOffAddr# :: Addr# -> Int# -> State# s -> (# State# s, Word# #)
foreign import prim "writeWordOffAddr#" writeWordOffAddr# :: Addr# -> Int# -> Word# -> State# s -> State# s
foreign import prim "indexInt8OffAddr#" indexInt8OffAddr# :: Addr# -> Int# -> Int#
foreign import prim "readInt8OffAddr#" readInt8OffAddr# :: Addr# -> Int# -> State# s -> (# State# s, Int# #)
foreign import prim "writeWord8OffAddr#" writeInt8OffAddr# :: Addr# -> Int# -> Int# -> State# s -> State# s
foreign import prim "indexInt16OffAddr#" indexInt16OffAddr# :: Addr# -> Int# -> Int#
foreign import prim "readInt16OffAddr#" readInt16OffAddr# :: Addr# -> Int# -> State# s -> (# State# s, Int# #)
foreign import prim "writeWord16OffAddr#" writeInt16OffAddr# :: Addr# -> Int# -> Int# -> State# s -> State# s
foreign import prim "indexInt32OffAddr#" indexInt32OffAddr# :: Addr# -> Int# -> Int#
foreign import prim "readInt32OffAddr#" readInt32OffAddr# :: Addr# -> Int# -> State# s -> (# State# s, Int# #)
foreign import prim "writeWord32OffAddr#" writeInt32OffAddr# :: Addr# -> Int# -> Int# -> State# s -> State# s
foreign import prim "indexWordOffAddr#" indexInt64OffAddr# :: Addr# -> Int# -> Int#
foreign import prim "readWordOffAddr#" readInt64OffAddr# :: Addr# -> Int# -> State# s -> (# State# s, Int# #)
foreign import prim "writeWordOffAddr#" writeInt64OffAddr# :: Addr# -> Int# -> Int# -> State# s -> State# s
foreign import prim "indexWordOffAddr#" indexIntOffAddr# :: Addr# -> Int# -> Int#
foreign import prim "readWordOffAddr#" readIntOffAddr# :: Addr# -> Int# -> State# s -> (# State# s, Int# #)
foreign import prim "writeWordOffAddr#" writeIntOffAddr# :: Addr# -> Int# -> Int# -> State# s -> State# s
foreign import prim "indexFloatOffAddr#" indexFloatOffAddr# :: Addr# -> Int# -> Float#
foreign import prim "readFloatOffAddr#" readFloatOffAddr# :: Addr# -> Int# -> State# s -> (# State# s, Float# #)
foreign import prim "writeFloatOffAddr#" writeFloatOffAddr# :: Addr# -> Int# -> Float# -> State# s -> State# s
foreign import prim "indexDoubleOffAddr#" indexDoubleOffAddr# :: Addr# -> Int# -> Double#
foreign import prim "readDoubleOffAddr#" readDoubleOffAddr# :: Addr# -> Int# -> State# s -> (# State# s, Double# #)
foreign import prim "writeDoubleOffAddr#" writeDoubleOffAddr# :: Addr# -> Int# -> Double# -> State# s -> State# s
foreign import prim "indexWordOffAddr#" indexStablePtrOffAddr# :: Addr# -> Int# -> StablePtr# a
foreign import prim "readWordOffAddr#"
  readStablePtrOffAddr# :: Addr# -> Int# -> State# s -> (# State# s, StablePtr# a #)
foreign import prim "writeWordOffAddr#" writeStablePtrOffAddr# :: Addr# -> Int# -> StablePtr# a -> State# s -> State# s

writeCharOffAddr# :: Addr# -> Int# -> Char# -> State# s -> State# s
writeCharOffAddr# address i x s = writeWord8OffAddr# address i (int2Word# (ord# x)) s

indexAddrOffAddr# :: Addr# -> Int# -> Addr#
indexAddrOffAddr# address i = int2Addr# (indexIntOffAddr# address i)

readAddrOffAddr# :: Addr# -> Int# -> State# s -> (# State# s, Addr# #)
readAddrOffAddr# address i s = case readIntOffAddr# address i s of (# s1, x #) -> (# s1, int2Addr# x #)

writeAddrOffAddr# :: Addr# -> Int# -> Addr# -> State# s -> State# s
writeAddrOffAddr# address i x s = writeIntOffAddr# address i (addr2Int# x) s

-- Exceptions ----------------------------------------------------------------------------------------------------------

foreign import prim "raise#" raise# :: forall a (b :: Open). a -> b
foreign import prim "raiseIO#" raiseIO# :: a -> State# RealWorld -> (# State# RealWorld, b #)
foreign import prim "catch#"
  catch#
    :: (State# RealWorld -> (# State# RealWorld, a #))
    -> (b -> State# RealWorld -> (# State# RealWorld, a #))
    -> State# RealWorld
    -> (# State# RealWorld, a #)
foreign import prim "maskAsyncExceptions#"
  maskAsyncExceptions#
    :: (State# RealWorld -> (# State# RealWorld, a #)) -> State# RealWorld -> (# State# RealWorld, a #)
foreign import prim "maskUninterruptible#"
  maskUninterruptible#
    :: (State# RealWorld -> (# State# RealWorld, a #)) -> State# RealWorld -> (# State# RealWorld, a #)
foreign import prim "unmaskAsyncExceptions#"
  unmaskAsyncExceptions#
    :: (State# RealWorld -> (# State# RealWorld, a #)) -> State# RealWorld -> (# State# RealWorld, a #)
-- | 0# unmasked, 1# uninterruptible, 2# interruptible
foreign import prim "getMaskingState#" getMaskingState# :: State# RealWorld -> (# State# RealWorld, Int# #)
-- | Raises PatternMatchFail with the text of a literal.
foreign import prim "fail#" fail# :: Addr# -> a

-- Threads -------------------------------------------------------------------------------------------------------------

-- | A thread that runs an IO action (a function of the state token, or an `IO`: the same at run time).
foreign import prim "fork#" fork# :: a -> State# RealWorld -> (# State# RealWorld, ThreadId# #)
foreign import prim "yield#" yield# :: State# RealWorld -> State# RealWorld
foreign import prim "myThreadId#" myThreadId# :: State# RealWorld -> (# State# RealWorld, ThreadId# #)
foreign import prim "killThread#" killThread# :: ThreadId# -> a -> State# RealWorld -> State# RealWorld
-- | (# status, why it is blocked #), numbers of abi/layout.ts
foreign import prim "threadStatus#" threadStatus# :: ThreadId# -> State# RealWorld -> (# State# RealWorld, Int#, Int# #)
foreign import prim "threadId#" threadId# :: ThreadId# -> Int#
foreign import prim "labelThread#" labelThread# :: ThreadId# -> ByteArray# -> State# RealWorld -> State# RealWorld
foreign import prim "noDuplicate#" noDuplicate# :: State# s -> State# s
-- | Microseconds.
foreign import prim "delay#" delay# :: Int# -> State# s -> State# s

-- MVar# ---------------------------------------------------------------------------------------------------------------

foreign import prim "newMVar#" newMVar# :: State# s -> (# State# s, MVar# s a #)
foreign import prim "takeMVar#" takeMVar# :: MVar# s a -> State# s -> (# State# s, a #)
foreign import prim "readMVar#" readMVar# :: MVar# s a -> State# s -> (# State# s, a #)
foreign import prim "putMVar#" putMVar# :: MVar# s a -> a -> State# s -> State# s
-- | (# 1#, value #), or (# 0#, anything #)
foreign import prim "tryTakeMVar#" tryTakeMVar# :: MVar# s a -> State# s -> (# State# s, Int#, a #)
foreign import prim "tryReadMVar#" tryReadMVar# :: MVar# s a -> State# s -> (# State# s, Int#, a #)
foreign import prim "tryPutMVar#" tryPutMVar# :: MVar# s a -> a -> State# s -> (# State# s, Int# #)
foreign import prim "isEmptyMVar#" isEmptyMVar# :: MVar# s a -> State# s -> (# State# s, Int# #)
foreign import prim "sameMVar#" sameMVar# :: MVar# s a -> MVar# s a -> Int#

-- MutVar# -------------------------------------------------------------------------------------------------------------

foreign import prim "newMutVar#" newMutVar# :: a -> State# s -> (# State# s, MutVar# s a #)
foreign import prim "readMutVar#" readMutVar# :: MutVar# s a -> State# s -> (# State# s, a #)
foreign import prim "writeMutVar#" writeMutVar# :: MutVar# s a -> a -> State# s -> State# s
foreign import prim "sameMutVar#" sameMutVar# :: MutVar# s a -> MutVar# s a -> Int#
-- | (# old value, what the function makes of it #): the variable gets the first field of that, lazily.
foreign import prim "atomicModifyMutVar2#"
  atomicModifyMutVar2# :: MutVar# s a -> (a -> c) -> State# s -> (# State# s, a, c #)
-- | Variable, expected, new: (# 0# when swapped, the value now in it #)
foreign import prim "casMutVar#" casMutVar# :: MutVar# s a -> a -> a -> State# s -> (# State# s, Int#, a #)

-- Array# --------------------------------------------------------------------------------------------------------------

foreign import prim "newArray#" newArray# :: Int# -> a -> State# s -> (# State# s, MutableArray# s a #)
foreign import prim "readArray#" readArray# :: MutableArray# s a -> Int# -> State# s -> (# State# s, a #)
foreign import prim "writeArray#" writeArray# :: MutableArray# s a -> Int# -> a -> State# s -> State# s
foreign import prim "indexArray#" indexArray# :: Array# a -> Int# -> (# a #)
foreign import prim "sizeofArray#" sizeofArray# :: Array# a -> Int#
foreign import prim "sizeofMutableArray#" sizeofMutableArray# :: MutableArray# s a -> Int#
foreign import prim "sameMutableArray#" sameMutableArray# :: MutableArray# s a -> MutableArray# s a -> Int#
foreign import prim "unsafeFreezeArray#"
  unsafeFreezeArray# :: MutableArray# s a -> State# s -> (# State# s, Array# a #)
foreign import prim "unsafeThawArray#" unsafeThawArray# :: Array# a -> State# s -> (# State# s, MutableArray# s a #)
-- | Source, offset, target, offset, count; may overlap.
foreign import prim "copyArray#"
  copyArray# :: Array# a -> Int# -> MutableArray# s a -> Int# -> Int# -> State# s -> State# s
foreign import prim "copyArray#"
  copyMutableArray# :: MutableArray# s a -> Int# -> MutableArray# s a -> Int# -> Int# -> State# s -> State# s
-- | Array, offset, count.
foreign import prim "cloneArray#" cloneArray# :: Array# a -> Int# -> Int# -> Array# a

-- | A mutable copy of part of an array: offset, count.
thawArray# :: Array# a -> Int# -> Int# -> State# s -> (# State# s, MutableArray# s a #)
thawArray# source offset count s = case newArray# count (unsafeCoerce# ()) s of
  (# s1, target #) -> case copyArray# source offset target 0# count s1 of s2 -> (# s2, target #)

-- | A mutable copy of part of a mutable array.
cloneMutableArray# :: MutableArray# s a -> Int# -> Int# -> State# s -> (# State# s, MutableArray# s a #)
cloneMutableArray# source offset count s = case newArray# count (unsafeCoerce# ()) s of
  (# s1, target #) -> case copyMutableArray# source offset target 0# count s1 of s2 -> (# s2, target #)

-- | An immutable copy of part of a mutable array.
freezeArray# :: MutableArray# s a -> Int# -> Int# -> State# s -> (# State# s, Array# a #)
freezeArray# source offset count s = case cloneMutableArray# source offset count s of
  (# s1, target #) -> unsafeFreezeArray# target s1

-- SmallArray#: here, arrays like any other ---------------------------------------------------------------------------------

foreign import prim "newArray#" newSmallArray# :: Int# -> a -> State# s -> (# State# s, SmallMutableArray# s a #)
foreign import prim "readArray#" readSmallArray# :: SmallMutableArray# s a -> Int# -> State# s -> (# State# s, a #)
foreign import prim "writeArray#" writeSmallArray# :: SmallMutableArray# s a -> Int# -> a -> State# s -> State# s
foreign import prim "indexArray#" indexSmallArray# :: SmallArray# a -> Int# -> (# a #)
foreign import prim "sizeofArray#" sizeofSmallArray# :: SmallArray# a -> Int#
foreign import prim "sizeofMutableArray#" sizeofSmallMutableArray# :: SmallMutableArray# s a -> Int#
foreign import prim "sameMutableArray#"
  sameSmallMutableArray# :: SmallMutableArray# s a -> SmallMutableArray# s a -> Int#
foreign import prim "unsafeFreezeArray#"
  unsafeFreezeSmallArray# :: SmallMutableArray# s a -> State# s -> (# State# s, SmallArray# a #)
foreign import prim "unsafeThawArray#"
  unsafeThawSmallArray# :: SmallArray# a -> State# s -> (# State# s, SmallMutableArray# s a #)
foreign import prim "copyArray#"
  copySmallArray# :: SmallArray# a -> Int# -> SmallMutableArray# s a -> Int# -> Int# -> State# s -> State# s
foreign import prim "copyArray#"
  copySmallMutableArray#
    :: SmallMutableArray# s a -> Int# -> SmallMutableArray# s a -> Int# -> Int# -> State# s -> State# s
foreign import prim "cloneArray#" cloneSmallArray# :: SmallArray# a -> Int# -> Int# -> SmallArray# a

foreign import prim "shrinkMutableArray#" shrinkSmallMutableArray# :: SmallMutableArray# s a -> Int# -> State# s -> State# s

foreign import prim "getSizeofMutableArray#"
  getSizeofSmallMutableArray# :: SmallMutableArray# s a -> State# s -> (# State# s, Int# #)

thawSmallArray# :: SmallArray# a -> Int# -> Int# -> State# s -> (# State# s, SmallMutableArray# s a #)
thawSmallArray# source offset count s = case newSmallArray# count (unsafeCoerce# ()) s of
  (# s1, target #) -> case copySmallArray# source offset target 0# count s1 of s2 -> (# s2, target #)

cloneSmallMutableArray#
  :: SmallMutableArray# s a -> Int# -> Int# -> State# s -> (# State# s, SmallMutableArray# s a #)
cloneSmallMutableArray# source offset count s = case newSmallArray# count (unsafeCoerce# ()) s of
  (# s1, target #) -> case copySmallMutableArray# source offset target 0# count s1 of s2 -> (# s2, target #)

freezeSmallArray# :: SmallMutableArray# s a -> Int# -> Int# -> State# s -> (# State# s, SmallArray# a #)
freezeSmallArray# source offset count s = case cloneSmallMutableArray# source offset count s of
  (# s1, target #) -> unsafeFreezeSmallArray# target s1

-- ByteArray# ----------------------------------------------------------------------------------------------------------

foreign import prim "newByteArray#" newByteArray# :: Int# -> State# s -> (# State# s, MutableByteArray# s #)
foreign import prim "sizeofByteArray#" sizeofByteArray# :: ByteArray# -> Int#
foreign import prim "sizeofMutableByteArray#" sizeofMutableByteArray# :: MutableByteArray# s -> Int#
foreign import prim "unsafeFreezeByteArray#"
  unsafeFreezeByteArray# :: MutableByteArray# s -> State# s -> (# State# s, ByteArray# #)
foreign import prim "unsafeThawByteArray#"
  unsafeThawByteArray# :: ByteArray# -> State# s -> (# State# s, MutableByteArray# s #)
-- | Source, offset, target, offset, bytes; may overlap.
foreign import prim "copyByteArray#"
  copyByteArray# :: ByteArray# -> Int# -> MutableByteArray# s -> Int# -> Int# -> State# s -> State# s
foreign import prim "copyByteArray#"
  copyMutableByteArray# :: MutableByteArray# s -> Int# -> MutableByteArray# s -> Int# -> Int# -> State# s -> State# s
-- | Array, offset, bytes, value.
foreign import prim "setByteArray#" setByteArray# :: MutableByteArray# s -> Int# -> Int# -> Int# -> State# s -> State# s
foreign import prim "shrinkMutableByteArray#"
  shrinkMutableByteArray# :: MutableByteArray# s -> Int# -> State# s -> State# s
foreign import prim "compareByteArrays#"
  compareByteArrays# :: ByteArray# -> Int# -> ByteArray# -> Int# -> Int# -> Int#

foreign import prim "indexWord8Array#" indexWord8Array# :: ByteArray# -> Int# -> Word#
foreign import prim "indexInt8Array#" indexInt8Array# :: ByteArray# -> Int# -> Int#
foreign import prim "indexWord16Array#" indexWord16Array# :: ByteArray# -> Int# -> Word#
foreign import prim "indexInt16Array#" indexInt16Array# :: ByteArray# -> Int# -> Int#
foreign import prim "indexWord32Array#" indexWord32Array# :: ByteArray# -> Int# -> Word#
foreign import prim "indexInt32Array#" indexInt32Array# :: ByteArray# -> Int# -> Int#
foreign import prim "indexIntArray#" indexIntArray# :: ByteArray# -> Int# -> Int#
foreign import prim "indexWordArray#" indexWordArray# :: ByteArray# -> Int# -> Word#
foreign import prim "indexIntArray#" indexInt64Array# :: ByteArray# -> Int# -> Int#
foreign import prim "indexWordArray#" indexWord64Array# :: ByteArray# -> Int# -> Word#
foreign import prim "indexIntArray#" indexStablePtrArray# :: ByteArray# -> Int# -> StablePtr# a
foreign import prim "indexFloatArray#" indexFloatArray# :: ByteArray# -> Int# -> Float#
foreign import prim "indexDoubleArray#" indexDoubleArray# :: ByteArray# -> Int# -> Double#

foreign import prim "readWord8Array#"
  readWord8Array# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Word# #)
foreign import prim "readInt8Array#" readInt8Array# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Int# #)
foreign import prim "readWord16Array#"
  readWord16Array# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Word# #)
foreign import prim "readInt16Array#" readInt16Array# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Int# #)
foreign import prim "readWord32Array#"
  readWord32Array# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Word# #)
foreign import prim "readInt32Array#" readInt32Array# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Int# #)
foreign import prim "readIntArray#" readIntArray# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Int# #)
foreign import prim "readWordArray#" readWordArray# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Word# #)
foreign import prim "readIntArray#" readInt64Array# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Int# #)
foreign import prim "readWordArray#"
  readWord64Array# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Word# #)
foreign import prim "readIntArray#"
  readStablePtrArray# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, StablePtr# a #)
foreign import prim "readFloatArray#"
  readFloatArray# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Float# #)
foreign import prim "readDoubleArray#"
  readDoubleArray# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Double# #)

foreign import prim "writeWord8Array#" writeWord8Array# :: MutableByteArray# s -> Int# -> Word# -> State# s -> State# s
foreign import prim "writeInt8Array#" writeInt8Array# :: MutableByteArray# s -> Int# -> Int# -> State# s -> State# s
foreign import prim "writeWord16Array#"
  writeWord16Array# :: MutableByteArray# s -> Int# -> Word# -> State# s -> State# s
foreign import prim "writeInt16Array#" writeInt16Array# :: MutableByteArray# s -> Int# -> Int# -> State# s -> State# s
foreign import prim "writeWord32Array#"
  writeWord32Array# :: MutableByteArray# s -> Int# -> Word# -> State# s -> State# s
foreign import prim "writeInt32Array#" writeInt32Array# :: MutableByteArray# s -> Int# -> Int# -> State# s -> State# s
foreign import prim "writeIntArray#" writeIntArray# :: MutableByteArray# s -> Int# -> Int# -> State# s -> State# s
foreign import prim "writeWordArray#" writeWordArray# :: MutableByteArray# s -> Int# -> Word# -> State# s -> State# s
foreign import prim "writeIntArray#"
  writeInt64Array# :: MutableByteArray# s -> Int# -> Int# -> State# s -> State# s
foreign import prim "writeWordArray#"
  writeWord64Array# :: MutableByteArray# s -> Int# -> Word# -> State# s -> State# s
foreign import prim "writeIntArray#"
  writeStablePtrArray# :: MutableByteArray# s -> Int# -> StablePtr# a -> State# s -> State# s
foreign import prim "writeFloatArray#" writeFloatArray# :: MutableByteArray# s -> Int# -> Float# -> State# s -> State# s
foreign import prim "writeDoubleArray#"
  writeDoubleArray# :: MutableByteArray# s -> Int# -> Double# -> State# s -> State# s

-- Characters of a byte, or of four; addresses, in eight bytes.

indexCharArray# :: ByteArray# -> Int# -> Char#
indexCharArray# bytes i = chr# (word2Int# (indexWord8Array# bytes i))
{-# INLINE indexCharArray# #-}

readCharArray# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Char# #)
readCharArray# bytes i s = case readWord8Array# bytes i s of (# s1, w #) -> (# s1, chr# (word2Int# w) #)
{-# INLINE readCharArray# #-}

writeCharArray# :: MutableByteArray# s -> Int# -> Char# -> State# s -> State# s
writeCharArray# bytes i c s = writeWord8Array# bytes i (int2Word# (ord# c)) s
{-# INLINE writeCharArray# #-}

indexWideCharArray# :: ByteArray# -> Int# -> Char#
indexWideCharArray# bytes i = chr# (indexInt32Array# bytes i)
{-# INLINE indexWideCharArray# #-}

readWideCharArray# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Char# #)
readWideCharArray# bytes i s = case readInt32Array# bytes i s of (# s1, n #) -> (# s1, chr# n #)
{-# INLINE readWideCharArray# #-}

writeWideCharArray# :: MutableByteArray# s -> Int# -> Char# -> State# s -> State# s
writeWideCharArray# bytes i c s = writeInt32Array# bytes i (ord# c) s
{-# INLINE writeWideCharArray# #-}

indexAddrArray# :: ByteArray# -> Int# -> Addr#
indexAddrArray# bytes i = int2Addr# (indexIntArray# bytes i)

readAddrArray# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Addr# #)
readAddrArray# bytes i s = case readIntArray# bytes i s of (# s1, n #) -> (# s1, int2Addr# n #)

writeAddrArray# :: MutableByteArray# s -> Int# -> Addr# -> State# s -> State# s
writeAddrArray# bytes i address s = writeIntArray# bytes i (addr2Int# address) s

-- Sizes, identity. No array is pinned: what has an address keeps it when the collector moves the bytes.

foreign import prim "sameMutableArray#"
  sameMutableByteArray# :: MutableByteArray# s -> MutableByteArray# s -> Int#
foreign import prim "newByteArray#" newPinnedByteArray# :: Int# -> State# s -> (# State# s, MutableByteArray# s #)

-- | Bytes, alignment.
newAlignedPinnedByteArray# :: Int# -> Int# -> State# s -> (# State# s, MutableByteArray# s #)
newAlignedPinnedByteArray# size _ s = newByteArray# size s

isByteArrayPinned# :: ByteArray# -> Int#
isByteArrayPinned# _ = 1#

isMutableByteArrayPinned# :: MutableByteArray# s -> Int#
isMutableByteArrayPinned# _ = 1#

foreign import prim "getSizeofMutableByteArray#"
  getSizeofMutableByteArray# :: MutableByteArray# s -> State# s -> (# State# s, Int# #)

-- | The same bytes in an array of another size.
resizeMutableByteArray# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, MutableByteArray# s #)
resizeMutableByteArray# bytes size s = case getSizeofMutableByteArray# bytes s of
  (# s1, before #) -> case size <=# before of
    0# -> case newByteArray# size s1 of
      (# s2, longer #) -> case copyMutableByteArray# bytes 0# longer 0# before s2 of s3 -> (# s3, longer #)
    _ -> case shrinkMutableByteArray# bytes size s1 of s2 -> (# s2, bytes #)

-- Weak pointers, names, host values -----------------------------------------------------------------------------------

-- | Key, value, finalizer action.
foreign import prim "mkWeak#"
  mkWeak#
    :: k -> v -> (State# RealWorld -> (# State# RealWorld, c #)) -> State# RealWorld -> (# State# RealWorld, Weak# v #)
foreign import prim "mkWeakNoFinalizer#"
  mkWeakNoFinalizer# :: k -> v -> State# RealWorld -> (# State# RealWorld, Weak# v #)
-- | (# 1#, value #), or (# 0#, anything #) when it is gone
foreign import prim "deRefWeak#" deRefWeak# :: Weak# a -> State# RealWorld -> (# State# RealWorld, Int#, a #)
-- | (# 1#, finalizer #), or (# 0#, anything #) when there is none
foreign import prim "finalizeWeak#"
  finalizeWeak#
    :: Weak# a
    -> State# RealWorld
    -> (# State# RealWorld, Int#, State# RealWorld -> (# State# RealWorld, b #) #)
foreign import prim "makeStableName#" makeStableName# :: a -> State# RealWorld -> (# State# RealWorld, StableName# a #)
foreign import prim "stableNameToInt#" stableNameToInt# :: StableName# a -> Int#
foreign import prim "makeStablePtr#" makeStablePtr# :: a -> State# RealWorld -> (# State# RealWorld, StablePtr# a #)
foreign import prim "deRefStablePtr#" deRefStablePtr# :: StablePtr# a -> State# RealWorld -> (# State# RealWorld, a #)
foreign import prim "word2Int#" stablePtr2Int# :: StablePtr# a -> Int#
foreign import prim "int2Word#" int2StablePtr# :: Int# -> StablePtr# a
foreign import prim "==#" eqStablePtr# :: StablePtr# a -> StablePtr# a -> Int#
foreign import prim "freeStablePtr#" freeStablePtr# :: StablePtr# a -> State# RealWorld -> State# RealWorld

-- The machine ---------------------------------------------------------------------------------------------------------

foreign import prim "performGC#" performGC# :: State# RealWorld -> State# RealWorld
foreign import prim "performMinorGC#" performMinorGC# :: State# RealWorld -> State# RealWorld
-- | Ends the program with this exit code.
foreign import prim "exit#" exit# :: Int# -> State# RealWorld -> (# State# RealWorld, a #)
-- | Monotonic milliseconds.
foreign import prim "clock#" clock# :: State# RealWorld -> (# State# RealWorld, Double# #)
-- | Words of frames of this thread.
foreign import prim "stackDepth#" stackDepth# :: State# RealWorld -> (# State# RealWorld, Int# #)

-- Primops of GHC that are made of others here. No thread runs between two steps of what changes memory. ----------------

-- Threads: there is one capability -------------------------------------------------------------------------------------

forkOn# :: Int# -> a -> State# RealWorld -> (# State# RealWorld, ThreadId# #)
forkOn# _ action s = fork# action s

-- | Sparks are never run before they are asked for.
spark# :: a -> State# s -> (# State# s, a #)
spark# x s = (# s, x #)

par# :: a -> Int#
par# _ = 1#

numSparks# :: State# s -> (# State# s, Int# #)
numSparks# s = (# s, 0# #)

isCurrentThreadBound# :: State# RealWorld -> (# State# RealWorld, Int# #)
isCurrentThreadBound# s = (# s, 1# #)

-- Events of a log that nobody reads.

traceEvent#, traceMarker# :: Addr# -> State# s -> State# s
traceEvent# _ s = s
traceMarker# _ s = s

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

-- | Neighbours trade places: bits, pairs, groups of four; then bytes.
bitReverse#, bitReverse8#, bitReverse16#, bitReverse32#, bitReverse64# :: Word# -> Word#
bitReverse# x =
  byteSwap#
    (trade 4# 0x0F0F0F0F0F0F0F0F## (trade 2# 0x3333333333333333## (trade 1# 0x5555555555555555## x)))
  where
    trade :: Int# -> Word# -> Word# -> Word#
    trade n mask y = or# (uncheckedShiftL# (and# y mask) n) (and# (uncheckedShiftRL# y n) mask)
bitReverse8# x = uncheckedShiftRL# (bitReverse# x) 56#
bitReverse16# x = uncheckedShiftRL# (bitReverse# x) 48#
bitReverse32# x = uncheckedShiftRL# (bitReverse# x) 32#
bitReverse64# x = bitReverse# x

-- | The lowest bits of the first word go where the mask has bits.
pdep#, pdep8#, pdep16#, pdep32#, pdep64# :: Word# -> Word# -> Word#
pdep# = go 0##
  where
    go :: Word# -> Word# -> Word# -> Word#
    go out _ 0## = out
    go out x mask = case minusWord# mask 1## of
      less -> case and# x 1## of
        0## -> go out (uncheckedShiftRL# x 1#) (and# mask less)
        _ -> go (or# out (and# mask (not# less))) (uncheckedShiftRL# x 1#) (and# mask less)
pdep8# x mask = pdep# x (narrow8Word# mask)
pdep16# x mask = pdep# x (narrow16Word# mask)
pdep32# x mask = pdep# x (narrow32Word# mask)
pdep64# x mask = pdep# x mask

-- | The bits of the first word that the mask has, side by side.
pext#, pext8#, pext16#, pext32#, pext64# :: Word# -> Word# -> Word#
pext# = go 0## 1##
  where
    go :: Word# -> Word# -> Word# -> Word# -> Word#
    go out _ _ 0## = out
    go out bit x mask = case minusWord# mask 1## of
      less -> case and# x (and# mask (not# less)) of
        0## -> go out (plusWord# bit bit) x (and# mask less)
        _ -> go (or# out bit) (plusWord# bit bit) x (and# mask less)
pext8# x mask = pext# x (narrow8Word# mask)
pext16# x mask = pext# x (narrow16Word# mask)
pext32# x mask = pext# x (narrow32Word# mask)
pext64# x mask = pext# x mask

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

-- Int8#, Word8#, Int16#, Word16# --------------------------------------------------------------------------------------
-- Numbers of all bits that stay within their range. (In GHC they are types of their own.)

type Int8# = Int#

narrowInt8#, extendInt8#, negateInt8# :: Int# -> Int#
narrowInt8# x = narrow8Int# x
extendInt8# x = x
negateInt8# x = narrow8Int# (negateInt# x)

plusInt8#, subInt8#, timesInt8#, quotInt8#, remInt8#, eqInt8#, neInt8#, ltInt8#, leInt8#, gtInt8#, geInt8# :: Int# -> Int# -> Int#
plusInt8# a b = narrow8Int# (a +# b)
subInt8# a b = narrow8Int# (a -# b)
timesInt8# a b = narrow8Int# (a *# b)
quotInt8# a b = narrow8Int# (quotInt# a b)
remInt8# a b = remInt# a b
eqInt8# a b = a ==# b
neInt8# a b = a /=# b
ltInt8# a b = a <# b
leInt8# a b = a <=# b
gtInt8# a b = a ># b
geInt8# a b = a >=# b

quotRemInt8# :: Int# -> Int# -> (# Int#, Int# #)
quotRemInt8# a b = (# quotInt8# a b, remInt# a b #)

type Word8# = Word#

narrowWord8#, extendWord8#, notWord8# :: Word# -> Word#
narrowWord8# x = narrow8Word# x
extendWord8# x = x
notWord8# x = narrow8Word# (not# x)

plusWord8#, subWord8#, timesWord8#, quotWord8#, remWord8# :: Word# -> Word# -> Word#
plusWord8# a b = narrow8Word# (plusWord# a b)
subWord8# a b = narrow8Word# (minusWord# a b)
timesWord8# a b = narrow8Word# (timesWord# a b)
quotWord8# a b = quotWord# a b
remWord8# a b = remWord# a b

eqWord8#, neWord8#, ltWord8#, leWord8#, gtWord8#, geWord8# :: Word# -> Word# -> Int#
eqWord8# a b = eqWord# a b
neWord8# a b = neWord# a b
ltWord8# a b = ltWord# a b
leWord8# a b = leWord# a b
gtWord8# a b = gtWord# a b
geWord8# a b = geWord# a b

quotRemWord8# :: Word# -> Word# -> (# Word#, Word# #)
quotRemWord8# a b = quotRemWord# a b

type Int16# = Int#

narrowInt16#, extendInt16#, negateInt16# :: Int# -> Int#
narrowInt16# x = narrow16Int# x
extendInt16# x = x
negateInt16# x = narrow16Int# (negateInt# x)

plusInt16#, subInt16#, timesInt16#, quotInt16#, remInt16#, eqInt16#, neInt16#, ltInt16#, leInt16#, gtInt16#, geInt16# :: Int# -> Int# -> Int#
plusInt16# a b = narrow16Int# (a +# b)
subInt16# a b = narrow16Int# (a -# b)
timesInt16# a b = narrow16Int# (a *# b)
quotInt16# a b = narrow16Int# (quotInt# a b)
remInt16# a b = remInt# a b
eqInt16# a b = a ==# b
neInt16# a b = a /=# b
ltInt16# a b = a <# b
leInt16# a b = a <=# b
gtInt16# a b = a ># b
geInt16# a b = a >=# b

quotRemInt16# :: Int# -> Int# -> (# Int#, Int# #)
quotRemInt16# a b = (# quotInt16# a b, remInt# a b #)

type Word16# = Word#

narrowWord16#, extendWord16#, notWord16# :: Word# -> Word#
narrowWord16# x = narrow16Word# x
extendWord16# x = x
notWord16# x = narrow16Word# (not# x)

plusWord16#, subWord16#, timesWord16#, quotWord16#, remWord16# :: Word# -> Word# -> Word#
plusWord16# a b = narrow16Word# (plusWord# a b)
subWord16# a b = narrow16Word# (minusWord# a b)
timesWord16# a b = narrow16Word# (timesWord# a b)
quotWord16# a b = quotWord# a b
remWord16# a b = remWord# a b

eqWord16#, neWord16#, ltWord16#, leWord16#, gtWord16#, geWord16# :: Word# -> Word# -> Int#
eqWord16# a b = eqWord# a b
neWord16# a b = neWord# a b
ltWord16# a b = ltWord# a b
leWord16# a b = leWord# a b
gtWord16# a b = gtWord# a b
geWord16# a b = geWord# a b

quotRemWord16# :: Word# -> Word# -> (# Word#, Word# #)
quotRemWord16# a b = quotRemWord# a b

-- Without operations, as in GHC 9.0.

type Int32# = Int#

type Word32# = Word#

type Int64# = Int#

type Word64# = Word#

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

-- | Array, index, expected, new: (# 0# when swapped, the value now in it #)
casArray# :: MutableArray# s a -> Int# -> a -> a -> State# s -> (# State# s, Int#, a #)
casArray# array i expected new s = case readArray# array i s of
  (# s1, old #) -> case reallyUnsafePtrEquality# old expected of
    0# -> (# s1, 1#, old #)
    _ -> case writeArray# array i new s1 of s2 -> (# s2, 0#, new #)

casSmallArray# :: SmallMutableArray# s a -> Int# -> a -> a -> State# s -> (# State# s, Int#, a #)
casSmallArray# array i expected new s = case readSmallArray# array i s of
  (# s1, old #) -> case reallyUnsafePtrEquality# old expected of
    0# -> (# s1, 1#, old #)
    _ -> case writeSmallArray# array i new s1 of s2 -> (# s2, 0#, new #)

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
fetchAddIntArray#, fetchSubIntArray#, fetchAndIntArray#, fetchNandIntArray#, fetchOrIntArray#, fetchXorIntArray#
  :: MutableByteArray# s -> Int# -> Int# -> State# s -> (# State# s, Int# #)
fetchAddIntArray# bytes i n s = case readIntArray# bytes i s of
  (# s1, old #) -> case writeIntArray# bytes i (old +# n) s1 of s2 -> (# s2, old #)
fetchSubIntArray# bytes i n s = case readIntArray# bytes i s of
  (# s1, old #) -> case writeIntArray# bytes i (old -# n) s1 of s2 -> (# s2, old #)
fetchAndIntArray# bytes i n s = case readIntArray# bytes i s of
  (# s1, old #) -> case writeIntArray# bytes i (andI# old n) s1 of s2 -> (# s2, old #)
fetchNandIntArray# bytes i n s = case readIntArray# bytes i s of
  (# s1, old #) -> case writeIntArray# bytes i (notI# (andI# old n)) s1 of s2 -> (# s2, old #)
fetchOrIntArray# bytes i n s = case readIntArray# bytes i s of
  (# s1, old #) -> case writeIntArray# bytes i (orI# old n) s1 of s2 -> (# s2, old #)
fetchXorIntArray# bytes i n s = case readIntArray# bytes i s of
  (# s1, old #) -> case writeIntArray# bytes i (xorI# old n) s1 of s2 -> (# s2, old #)

-- Elements at any byte of an array -----------------------------------------------------------------------------------

-- | So many bytes from an offset on, as an array of their own.
bytesFrom# :: ByteArray# -> Int# -> Int# -> ByteArray#
bytesFrom# bytes offset count = case newByteArray# 8# realWorld# of
  (# s, part #) -> case copyByteArray# bytes offset part 0# count s of
    s1 -> case unsafeFreezeByteArray# part s1 of (# _, out #) -> out
{-# NOINLINE bytesFrom# #-}

readBytesFrom# :: MutableByteArray# s -> Int# -> Int# -> State# s -> (# State# s, MutableByteArray# s #)
readBytesFrom# bytes offset count s = case newByteArray# 8# s of
  (# s1, part #) -> case copyMutableByteArray# bytes offset part 0# count s1 of s2 -> (# s2, part #)
{-# NOINLINE readBytesFrom# #-}

writeBytesFrom#
  :: MutableByteArray# s -> Int# -> Int# -> (MutableByteArray# s -> State# s -> State# s) -> State# s -> State# s
writeBytesFrom# bytes offset count fill s = case newByteArray# 8# s of
  (# s1, part #) -> case fill part s1 of s2 -> copyMutableByteArray# part 0# bytes offset count s2
{-# NOINLINE writeBytesFrom# #-}

indexWord8ArrayAsChar# :: ByteArray# -> Int# -> Char#
indexWord8ArrayAsChar# bytes i = indexCharArray# bytes i

readWord8ArrayAsChar# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Char# #)
readWord8ArrayAsChar# bytes i s = readCharArray# bytes i s

writeWord8ArrayAsChar# :: MutableByteArray# s -> Int# -> Char# -> State# s -> State# s
writeWord8ArrayAsChar# bytes i x s = writeCharArray# bytes i x s

indexWord8ArrayAsInt16#, indexWord8ArrayAsInt32#, indexWord8ArrayAsInt64#, indexWord8ArrayAsInt# :: ByteArray# -> Int# -> Int#
indexWord8ArrayAsInt16# bytes i = indexInt16Array# (bytesFrom# bytes i 2#) 0#
indexWord8ArrayAsInt32# bytes i = indexInt32Array# (bytesFrom# bytes i 4#) 0#
indexWord8ArrayAsInt64# bytes i = indexInt64Array# (bytesFrom# bytes i 8#) 0#
indexWord8ArrayAsInt# bytes i = indexIntArray# (bytesFrom# bytes i 8#) 0#

readWord8ArrayAsInt16#, readWord8ArrayAsInt32#, readWord8ArrayAsInt64#, readWord8ArrayAsInt#
  :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Int# #)
readWord8ArrayAsInt16# bytes i s = case readBytesFrom# bytes i 2# s of (# s1, part #) -> readInt16Array# part 0# s1
readWord8ArrayAsInt32# bytes i s = case readBytesFrom# bytes i 4# s of (# s1, part #) -> readInt32Array# part 0# s1
readWord8ArrayAsInt64# bytes i s = case readBytesFrom# bytes i 8# s of (# s1, part #) -> readInt64Array# part 0# s1
readWord8ArrayAsInt# bytes i s = case readBytesFrom# bytes i 8# s of (# s1, part #) -> readIntArray# part 0# s1

writeWord8ArrayAsInt16#, writeWord8ArrayAsInt32#, writeWord8ArrayAsInt64#, writeWord8ArrayAsInt#
  :: MutableByteArray# s -> Int# -> Int# -> State# s -> State# s
writeWord8ArrayAsInt16# bytes i x s = writeBytesFrom# bytes i 2# (\part s1 -> writeInt16Array# part 0# x s1) s
writeWord8ArrayAsInt32# bytes i x s = writeBytesFrom# bytes i 4# (\part s1 -> writeInt32Array# part 0# x s1) s
writeWord8ArrayAsInt64# bytes i x s = writeBytesFrom# bytes i 8# (\part s1 -> writeInt64Array# part 0# x s1) s
writeWord8ArrayAsInt# bytes i x s = writeBytesFrom# bytes i 8# (\part s1 -> writeIntArray# part 0# x s1) s

indexWord8ArrayAsWord16#, indexWord8ArrayAsWord32#, indexWord8ArrayAsWord64#, indexWord8ArrayAsWord# :: ByteArray# -> Int# -> Word#
indexWord8ArrayAsWord16# bytes i = indexWord16Array# (bytesFrom# bytes i 2#) 0#
indexWord8ArrayAsWord32# bytes i = indexWord32Array# (bytesFrom# bytes i 4#) 0#
indexWord8ArrayAsWord64# bytes i = indexWord64Array# (bytesFrom# bytes i 8#) 0#
indexWord8ArrayAsWord# bytes i = indexWordArray# (bytesFrom# bytes i 8#) 0#

readWord8ArrayAsWord16#, readWord8ArrayAsWord32#, readWord8ArrayAsWord64#, readWord8ArrayAsWord#
  :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Word# #)
readWord8ArrayAsWord16# bytes i s = case readBytesFrom# bytes i 2# s of (# s1, part #) -> readWord16Array# part 0# s1
readWord8ArrayAsWord32# bytes i s = case readBytesFrom# bytes i 4# s of (# s1, part #) -> readWord32Array# part 0# s1
readWord8ArrayAsWord64# bytes i s = case readBytesFrom# bytes i 8# s of (# s1, part #) -> readWord64Array# part 0# s1
readWord8ArrayAsWord# bytes i s = case readBytesFrom# bytes i 8# s of (# s1, part #) -> readWordArray# part 0# s1

writeWord8ArrayAsWord16#, writeWord8ArrayAsWord32#, writeWord8ArrayAsWord64#, writeWord8ArrayAsWord#
  :: MutableByteArray# s -> Int# -> Word# -> State# s -> State# s
writeWord8ArrayAsWord16# bytes i x s = writeBytesFrom# bytes i 2# (\part s1 -> writeWord16Array# part 0# x s1) s
writeWord8ArrayAsWord32# bytes i x s = writeBytesFrom# bytes i 4# (\part s1 -> writeWord32Array# part 0# x s1) s
writeWord8ArrayAsWord64# bytes i x s = writeBytesFrom# bytes i 8# (\part s1 -> writeWord64Array# part 0# x s1) s
writeWord8ArrayAsWord# bytes i x s = writeBytesFrom# bytes i 8# (\part s1 -> writeWordArray# part 0# x s1) s

indexWord8ArrayAsFloat# :: ByteArray# -> Int# -> Float#
indexWord8ArrayAsFloat# bytes i = indexFloatArray# (bytesFrom# bytes i 4#) 0#

readWord8ArrayAsFloat# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Float# #)
readWord8ArrayAsFloat# bytes i s = case readBytesFrom# bytes i 4# s of (# s1, part #) -> readFloatArray# part 0# s1

writeWord8ArrayAsFloat# :: MutableByteArray# s -> Int# -> Float# -> State# s -> State# s
writeWord8ArrayAsFloat# bytes i x s = writeBytesFrom# bytes i 4# (\part s1 -> writeFloatArray# part 0# x s1) s

indexWord8ArrayAsDouble# :: ByteArray# -> Int# -> Double#
indexWord8ArrayAsDouble# bytes i = indexDoubleArray# (bytesFrom# bytes i 8#) 0#

readWord8ArrayAsDouble# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Double# #)
readWord8ArrayAsDouble# bytes i s = case readBytesFrom# bytes i 8# s of (# s1, part #) -> readDoubleArray# part 0# s1

writeWord8ArrayAsDouble# :: MutableByteArray# s -> Int# -> Double# -> State# s -> State# s
writeWord8ArrayAsDouble# bytes i x s = writeBytesFrom# bytes i 8# (\part s1 -> writeDoubleArray# part 0# x s1) s

indexWord8ArrayAsWideChar# :: ByteArray# -> Int# -> Char#
indexWord8ArrayAsWideChar# bytes i = indexWideCharArray# (bytesFrom# bytes i 4#) 0#

readWord8ArrayAsWideChar# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Char# #)
readWord8ArrayAsWideChar# bytes i s = case readBytesFrom# bytes i 4# s of (# s1, part #) -> readWideCharArray# part 0# s1

writeWord8ArrayAsWideChar# :: MutableByteArray# s -> Int# -> Char# -> State# s -> State# s
writeWord8ArrayAsWideChar# bytes i x s = writeBytesFrom# bytes i 4# (\part s1 -> writeWideCharArray# part 0# x s1) s

indexWord8ArrayAsAddr# :: ByteArray# -> Int# -> Addr#
indexWord8ArrayAsAddr# bytes i = indexAddrArray# (bytesFrom# bytes i 8#) 0#

readWord8ArrayAsAddr# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Addr# #)
readWord8ArrayAsAddr# bytes i s = case readBytesFrom# bytes i 8# s of (# s1, part #) -> readAddrArray# part 0# s1

writeWord8ArrayAsAddr# :: MutableByteArray# s -> Int# -> Addr# -> State# s -> State# s
writeWord8ArrayAsAddr# bytes i x s = writeBytesFrom# bytes i 8# (\part s1 -> writeAddrArray# part 0# x s1) s

indexWord8ArrayAsStablePtr# :: ByteArray# -> Int# -> StablePtr# a
indexWord8ArrayAsStablePtr# bytes i = indexStablePtrArray# (bytesFrom# bytes i 8#) 0#

readWord8ArrayAsStablePtr# :: MutableByteArray# s -> Int# -> State# s -> (# State# s, StablePtr# a #)
readWord8ArrayAsStablePtr# bytes i s = case readBytesFrom# bytes i 8# s of (# s1, part #) -> readStablePtrArray# part 0# s1

writeWord8ArrayAsStablePtr# :: MutableByteArray# s -> Int# -> StablePtr# a -> State# s -> State# s
writeWord8ArrayAsStablePtr# bytes i x s = writeBytesFrom# bytes i 8# (\part s1 -> writeStablePtrArray# part 0# x s1) s

-- Words and addresses at an address: what was there.

atomicExchangeWordAddr# :: Addr# -> Word# -> State# s -> (# State# s, Word# #)
atomicExchangeWordAddr# address new s = case readWordOffAddr# address 0# s of
  (# s1, old #) -> case writeWordOffAddr# address 0# new s1 of s2 -> (# s2, old #)

atomicExchangeAddrAddr# :: Addr# -> Addr# -> State# s -> (# State# s, Addr# #)
atomicExchangeAddrAddr# address new s = case readAddrOffAddr# address 0# s of
  (# s1, old #) -> case writeAddrOffAddr# address 0# new s1 of s2 -> (# s2, old #)

atomicCasWordAddr# :: Addr# -> Word# -> Word# -> State# s -> (# State# s, Word# #)
atomicCasWordAddr# address expected new s = case readWordOffAddr# address 0# s of
  (# s1, old #) -> case eqWord# old expected of
    0# -> (# s1, old #)
    _ -> case writeWordOffAddr# address 0# new s1 of s2 -> (# s2, old #)

atomicCasAddrAddr# :: Addr# -> Addr# -> Addr# -> State# s -> (# State# s, Addr# #)
atomicCasAddrAddr# address expected new s = case readAddrOffAddr# address 0# s of
  (# s1, old #) -> case eqAddr# old expected of
    0# -> (# s1, old #)
    _ -> case writeAddrOffAddr# address 0# new s1 of s2 -> (# s2, old #)

-- Arrays of arrays: of any elements, so the types of those do not matter -----------------------------------------------

type ArrayArray# = Array# RealWorld

type MutableArrayArray# s = MutableArray# s RealWorld

newArrayArray# :: Int# -> State# s -> (# State# s, MutableArrayArray# s #)
newArrayArray# size s = newArray# size (unsafeCoerce# ()) s

foreign import prim "sizeofArray#" sizeofArrayArray# :: ArrayArray# -> Int#
foreign import prim "sizeofMutableArray#" sizeofMutableArrayArray# :: MutableArrayArray# s -> Int#
foreign import prim "sameMutableArray#" sameMutableArrayArray# :: MutableArrayArray# s -> MutableArrayArray# s -> Int#
foreign import prim "unsafeFreezeArray#"
  unsafeFreezeArrayArray# :: MutableArrayArray# s -> State# s -> (# State# s, ArrayArray# #)
foreign import prim "copyArray#"
  copyArrayArray# :: ArrayArray# -> Int# -> MutableArrayArray# s -> Int# -> Int# -> State# s -> State# s
foreign import prim "copyArray#"
  copyMutableArrayArray# :: MutableArrayArray# s -> Int# -> MutableArrayArray# s -> Int# -> Int# -> State# s -> State# s
foreign import prim "readArray#"
  readByteArrayArray# :: MutableArrayArray# s -> Int# -> State# s -> (# State# s, ByteArray# #)
foreign import prim "writeArray#"
  writeByteArrayArray# :: MutableArrayArray# s -> Int# -> ByteArray# -> State# s -> State# s
foreign import prim "readArray#"
  readMutableByteArrayArray# :: MutableArrayArray# s -> Int# -> State# s -> (# State# s, MutableByteArray# s #)
foreign import prim "writeArray#"
  writeMutableByteArrayArray# :: MutableArrayArray# s -> Int# -> MutableByteArray# s -> State# s -> State# s
foreign import prim "readArray#"
  readArrayArrayArray# :: MutableArrayArray# s -> Int# -> State# s -> (# State# s, ArrayArray# #)
foreign import prim "writeArray#"
  writeArrayArrayArray# :: MutableArrayArray# s -> Int# -> ArrayArray# -> State# s -> State# s
foreign import prim "readArray#"
  readMutableArrayArrayArray# :: MutableArrayArray# s -> Int# -> State# s -> (# State# s, MutableArrayArray# s #)
foreign import prim "writeArray#"
  writeMutableArrayArrayArray# :: MutableArrayArray# s -> Int# -> MutableArrayArray# s -> State# s -> State# s
foreign import prim "indexArray#" indexByteArrayIn# :: ArrayArray# -> Int# -> (# ByteArray# #)
foreign import prim "indexArray#" indexArrayArrayIn# :: ArrayArray# -> Int# -> (# ArrayArray# #)

indexByteArrayArray# :: ArrayArray# -> Int# -> ByteArray#
indexByteArrayArray# arrays i = case indexByteArrayIn# arrays i of (# array #) -> array

indexArrayArrayArray# :: ArrayArray# -> Int# -> ArrayArray#
indexArrayArrayArray# arrays i = case indexArrayArrayIn# arrays i of (# array #) -> array

-- Others --------------------------------------------------------------------------------------------------------------

eqStableName# :: StableName# a -> StableName# b -> Int#
eqStableName# a b = stableNameToInt# a ==# stableNameToInt# b
