{-# LANGUAGE NoImplicitPrelude #-}
-- | Applicative functors and alternatives.
module Control.Applicative
  ( Applicative(..), Alternative(..)
  , Const(..), WrappedMonad(..), WrappedArrow(..), ZipList(..)
  , (<$>), (<$), (<**>), liftA, liftA3, optional
  ) where

import Control.Arrow (Arrow(arr, (&&&)), ArrowPlus((<+>)), ArrowZero(zeroArrow))
import Control.Category ((>>>))
import Data.Foldable (Foldable(..))
import Data.Functor ((<$>))
import Data.Functor.Const (Const(..))
import Data.Traversable (Traversable(..))
import Data.Tuple (uncurry)
import GHC.Base hiding (foldr)
import GHC.List (repeat, zipWith)
import qualified GHC.List as List
import GHC.Read
import GHC.Show

-- | A monad as an applicative functor.
newtype WrappedMonad m a = WrapMonad {unwrapMonad :: m a}

instance Monad m => Functor (WrappedMonad m) where
  fmap f (WrapMonad v) = WrapMonad (liftM f v)

instance Monad m => Applicative (WrappedMonad m) where
  pure a = WrapMonad (pure a)
  WrapMonad f <*> WrapMonad v = WrapMonad (f `ap` v)
  liftA2 f (WrapMonad x) (WrapMonad y) = WrapMonad (liftM2 f x y)

instance Monad m => Monad (WrappedMonad m) where
  a >>= f = WrapMonad (unwrapMonad a >>= \x -> unwrapMonad (f x))

instance MonadPlus m => Alternative (WrappedMonad m) where
  empty = WrapMonad mzero
  WrapMonad u <|> WrapMonad v = WrapMonad (u `mplus` v)

-- | An arrow as an applicative functor.
newtype WrappedArrow a b c = WrapArrow {unwrapArrow :: a b c}

instance Arrow a => Functor (WrappedArrow a b) where
  fmap f (WrapArrow a) = WrapArrow (a >>> arr f)

instance Arrow a => Applicative (WrappedArrow a b) where
  pure x = WrapArrow (arr (const x))
  WrapArrow u <*> WrapArrow v = WrapArrow (u &&& v >>> arr (uncurry id))
  liftA2 f (WrapArrow u) (WrapArrow v) = WrapArrow (u &&& v >>> arr (uncurry f))

instance (ArrowZero a, ArrowPlus a) => Alternative (WrappedArrow a b) where
  empty = WrapArrow zeroArrow
  WrapArrow u <|> WrapArrow v = WrapArrow (u <+> v)

-- | Lists that combine element by element.
newtype ZipList a = ZipList {getZipList :: [a]}
  deriving (Show, Eq, Ord, Read)

instance Functor ZipList where
  fmap f (ZipList xs) = ZipList (map f xs)

instance Foldable ZipList where
  foldMap f (ZipList xs) = foldMap f xs
  foldr f z (ZipList xs) = foldr f z xs
  foldl' f z (ZipList xs) = foldl' f z xs
  length (ZipList xs) = List.length xs
  null (ZipList xs) = List.null xs
  toList (ZipList xs) = xs

instance Traversable ZipList where
  traverse f (ZipList xs) = ZipList <$> traverse f xs

instance Applicative ZipList where
  pure x = ZipList (repeat x)
  liftA2 f (ZipList xs) (ZipList ys) = ZipList (zipWith f xs ys)
  ZipList fs <*> ZipList xs = ZipList (zipWith id fs xs)

instance Alternative ZipList where
  empty = ZipList []
  ZipList xs <|> ZipList ys = ZipList (xs ++ List.drop (List.length xs) ys)

-- | `Nothing` where the action fails.
optional :: Alternative f => f a -> f (Maybe a)
optional v = Just <$> v <|> pure Nothing
