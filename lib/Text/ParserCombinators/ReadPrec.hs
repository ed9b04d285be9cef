{-# LANGUAGE NoImplicitPrelude #-}
-- | Parsers that know the precedence of their context.
module Text.ParserCombinators.ReadPrec
  ( Prec
  , ReadPrec
  , (+++)
  , (<++)
  , choice
  , get
  , lift
  , look
  , minPrec
  , pfail
  , prec
  , readP_to_Prec
  , readPrec_to_P
  , readPrec_to_S
  , readS_to_Prec
  , reset
  , step
  ) where

import Control.Monad.Fail
import GHC.Base
import GHC.Num ((+))
import Text.ParserCombinators.ReadP (ReadP, ReadS, readP_to_S, readS_to_P)
import qualified Text.ParserCombinators.ReadP as ReadP

newtype ReadPrec a = P (Prec -> ReadP a)

-- | 0 to 11.
type Prec = Int

instance Functor ReadPrec where
  fmap f (P p) = P (\n -> fmap f (p n))

instance Applicative ReadPrec where
  pure x = P (\_ -> pure x)
  (<*>) = ap

instance Monad ReadPrec where
  P p >>= k = P (\n -> p n >>= \x -> case k x of P q -> q n)

instance MonadFail ReadPrec where
  fail _ = pfail

instance Alternative ReadPrec where
  empty = pfail
  (<|>) = (+++)

instance MonadPlus ReadPrec

minPrec :: Prec
minPrec = 0

lift :: ReadP a -> ReadPrec a
lift p = P (\_ -> p)

-- | In a context one higher.
step :: ReadPrec a -> ReadPrec a
step (P p) = P (\n -> p (n + 1))

-- | In no context, as within parentheses.
reset :: ReadPrec a -> ReadPrec a
reset (P p) = P (\_ -> p minPrec)

-- | Only in a context of at most this precedence; it is what the parser finds.
prec :: Prec -> ReadPrec a -> ReadPrec a
prec n (P p) = P (\c -> if c <= n then p n else ReadP.pfail)

get :: ReadPrec Char
get = lift ReadP.get

look :: ReadPrec String
look = lift ReadP.look

(+++), (<++) :: ReadPrec a -> ReadPrec a -> ReadPrec a
P p +++ P q = P (\n -> p n ReadP.+++ q n)
P p <++ P q = P (\n -> p n ReadP.<++ q n)

pfail :: ReadPrec a
pfail = lift ReadP.pfail

choice :: [ReadPrec a] -> ReadPrec a
choice = foldr (+++) pfail

readPrec_to_P :: ReadPrec a -> Int -> ReadP a
readPrec_to_P (P p) = p

readP_to_Prec :: (Int -> ReadP a) -> ReadPrec a
readP_to_Prec = P

readPrec_to_S :: ReadPrec a -> Int -> ReadS a
readPrec_to_S (P p) n = readP_to_S (p n)

readS_to_Prec :: (Int -> ReadS a) -> ReadPrec a
readS_to_Prec r = P (\n -> readS_to_P (r n))
