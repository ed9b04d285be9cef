{-# LANGUAGE MagicHash, NoImplicitPrelude, RoleAnnotations #-}
-- | Pointers: addresses in the memory of Foreign.Memory. A pointer to a function can be held and compared, but not called: there is no C.
module GHC.Ptr
  ( Ptr (..), nullPtr, castPtr, plusPtr, alignPtr, minusPtr
  , FunPtr (..), nullFunPtr, castFunPtr, castFunPtrToPtr, castPtrToFunPtr
  , ptrAt, addressOf
  ) where

import GHC.Base
import GHC.List (length, replicate)
import GHC.Num
import GHC.Real (fromIntegral, rem)
import GHC.Show
import Numeric (showHex)

type role Ptr representational

data Ptr a = Ptr Addr#

type role FunPtr representational

data FunPtr a = FunPtr Addr#

instance Eq (Ptr a) where
  Ptr a == Ptr b = isTrue# (eqAddr# a b)

instance Ord (Ptr a) where
  compare p q = compare (addressOf p) (addressOf q)

instance Eq (FunPtr a) where
  FunPtr a == FunPtr b = isTrue# (eqAddr# a b)

instance Ord (FunPtr a) where
  compare p q = compare (castFunPtrToPtr p) (castFunPtrToPtr q)

-- | As a number, and back.
addressOf :: Ptr a -> Int
addressOf (Ptr address) = I# (addr2Int# address)
{-# INLINE addressOf #-}

ptrAt :: Int -> Ptr a
ptrAt (I# address) = Ptr (int2Addr# address)
{-# INLINE ptrAt #-}

-- | Hexadecimal, all 16 digits.
instance Show (Ptr a) where
  showsPrec _ p rest = "0x" ++ replicate (16 - length digits) '0' ++ digits ++ rest
    where digits = showHex (fromIntegral (addressOf p) :: Word) ""

instance Show (FunPtr a) where
  showsPrec p = showsPrec p . castFunPtrToPtr

nullPtr :: Ptr a
nullPtr = Ptr nullAddr#

castPtr :: Ptr a -> Ptr b
castPtr (Ptr address) = Ptr address

plusPtr :: Ptr a -> Int -> Ptr b
plusPtr (Ptr address) (I# n) = Ptr (plusAddr# address n)

-- | The next address, or this, that is a multiple of the number.
alignPtr :: Ptr a -> Int -> Ptr a
alignPtr p n = case addressOf p `rem` n of
  0 -> p
  over -> plusPtr p (n - over)

minusPtr :: Ptr a -> Ptr b -> Int
minusPtr p q = addressOf p - addressOf q

nullFunPtr :: FunPtr a
nullFunPtr = FunPtr nullAddr#

castFunPtr :: FunPtr a -> FunPtr b
castFunPtr (FunPtr address) = FunPtr address

castFunPtrToPtr :: FunPtr a -> Ptr b
castFunPtrToPtr (FunPtr address) = Ptr address

castPtrToFunPtr :: Ptr a -> FunPtr b
castPtrToFunPtr (Ptr address) = FunPtr address
