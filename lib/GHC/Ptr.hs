{-# LANGUAGE NoImplicitPrelude #-}
-- | Pointers: addresses in the memory of Foreign.Memory. A pointer to a function can be held and compared, but not called: there is no C.
module GHC.Ptr
  ( Ptr (..), nullPtr, castPtr, plusPtr, alignPtr, minusPtr
  , FunPtr (..), nullFunPtr, castFunPtr, castFunPtrToPtr, castPtrToFunPtr
  ) where

import GHC.Base
import GHC.List (length, replicate)
import GHC.Num
import GHC.Real (fromIntegral, rem)
import GHC.Show
import Numeric (showHex)

newtype Ptr a = Ptr Int deriving (Eq, Ord)

newtype FunPtr a = FunPtr Int deriving (Eq, Ord)

-- | Hexadecimal, all 16 digits.
instance Show (Ptr a) where
  showsPrec _ (Ptr address) rest = "0x" ++ replicate (16 - length digits) '0' ++ digits ++ rest
    where digits = showHex (fromIntegral address :: Word) ""

instance Show (FunPtr a) where
  showsPrec p = showsPrec p . castFunPtrToPtr

nullPtr :: Ptr a
nullPtr = Ptr 0

castPtr :: Ptr a -> Ptr b
castPtr (Ptr address) = Ptr address

plusPtr :: Ptr a -> Int -> Ptr b
plusPtr (Ptr address) n = Ptr (address + n)

-- | The next address, or this, that is a multiple of the number.
alignPtr :: Ptr a -> Int -> Ptr a
alignPtr (Ptr address) n = case address `rem` n of
  0 -> Ptr address
  over -> Ptr (address + (n - over))

minusPtr :: Ptr a -> Ptr b -> Int
minusPtr (Ptr a) (Ptr b) = a - b

nullFunPtr :: FunPtr a
nullFunPtr = FunPtr 0

castFunPtr :: FunPtr a -> FunPtr b
castFunPtr (FunPtr address) = FunPtr address

castFunPtrToPtr :: FunPtr a -> Ptr b
castFunPtrToPtr (FunPtr address) = Ptr address

castPtrToFunPtr :: Ptr a -> FunPtr b
castPtrToFunPtr (Ptr address) = FunPtr address
