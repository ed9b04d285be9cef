{-# LANGUAGE DerivingStrategies #-}
-- | Pointers, and integers of their size.
module Foreign.Ptr
  ( Ptr, nullPtr, castPtr, plusPtr, alignPtr, minusPtr
  , FunPtr, nullFunPtr, castFunPtr, castFunPtrToPtr, castPtrToFunPtr, freeHaskellFunPtr
  , IntPtr (..), ptrToIntPtr, intPtrToPtr, WordPtr (..), ptrToWordPtr, wordPtrToPtr
  ) where

import Data.Bits (Bits, FiniteBits)
import Foreign.Storable (Storable)
import GHC.Ptr

newtype IntPtr = IntPtr Int deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype WordPtr = WordPtr Word deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

ptrToIntPtr :: Ptr a -> IntPtr
ptrToIntPtr p = IntPtr (addressOf p)

intPtrToPtr :: IntPtr -> Ptr a
intPtrToPtr (IntPtr address) = ptrAt address

ptrToWordPtr :: Ptr a -> WordPtr
ptrToWordPtr p = WordPtr (fromIntegral (addressOf p))

wordPtrToPtr :: WordPtr -> Ptr a
wordPtrToPtr (WordPtr address) = ptrAt (fromIntegral address)

-- | No Haskell function ever has an address: nothing is to be freed.
freeHaskellFunPtr :: FunPtr a -> IO ()
freeHaskellFunPtr _ = return ()
