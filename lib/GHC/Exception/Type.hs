{-# LANGUAGE NoImplicitPrelude, ExistentialQuantification, MagicHash #-}
-- | The root of the exception hierarchy, and the exceptions of arithmetic.
--
-- The machine raises some of these itself, and finds them by the plain names exported here.
module GHC.Exception.Type
  ( Exception(..), SomeException(..)
  , ArithException(..), divZeroException, overflowException, ratioZeroDenomException, underflowException
  ) where

import GHC.Base
import GHC.Show
import Data.Typeable.Internal (Typeable, cast)

data SomeException = forall e. Exception e => SomeException e

class (Typeable e, Show e) => Exception e where
  toException :: e -> SomeException
  fromException :: SomeException -> Maybe e
  displayException :: e -> [Char]

  toException e = SomeException e
  fromException (SomeException e) = cast e
  displayException e = show e

instance Show SomeException where
  showsPrec p (SomeException e) = showsPrec p e

instance Exception SomeException where
  toException se = se
  fromException se = Just se
  displayException (SomeException e) = displayException e

data ArithException
  = Overflow
  | Underflow
  | LossOfPrecision
  | DivideByZero
  | Denormal
  | RatioZeroDenominator
  deriving (Eq, Ord)

instance Show ArithException where
  showsPrec _ e = showString (arithText e)

arithText :: ArithException -> [Char]
arithText e = case e of
  Overflow -> "arithmetic overflow"
  Underflow -> "arithmetic underflow"
  LossOfPrecision -> "loss of precision"
  DivideByZero -> "divide by zero"
  Denormal -> "denormal"
  RatioZeroDenominator -> "Ratio has zero denominator"

instance Exception ArithException

divZeroException, overflowException, ratioZeroDenomException, underflowException :: SomeException
divZeroException = SomeException DivideByZero
overflowException = SomeException Overflow
ratioZeroDenomException = SomeException RatioZeroDenominator
underflowException = SomeException Underflow

foreign export prim "DivideByZero" divZeroException :: SomeException
foreign export prim "Overflow" overflowException :: SomeException

-- | What GHC's top handler prints of an exception nobody caught: its `show`.
exceptionText :: SomeException -> [Char]
exceptionText (SomeException e) = showsPrec 0 e ""

foreign export prim "displayException" exceptionText :: SomeException -> [Char]
