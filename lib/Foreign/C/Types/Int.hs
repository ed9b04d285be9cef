{-# LANGUAGE NoImplicitPrelude, DerivingStrategies, GeneralizedNewtypeDeriving #-}
-- | C's int, apart from its like since IOErrors hold one.
module Foreign.C.Types.Int (CInt (..)) where

import GHC.Base
import GHC.Bits (Bits, FiniteBits)
import GHC.Enum
import GHC.Int
import GHC.Num
import GHC.Read
import GHC.Real
import GHC.Show

newtype CInt = CInt Int32
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show)
