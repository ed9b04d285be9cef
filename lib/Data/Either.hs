{-# LANGUAGE NoImplicitPrelude #-}
-- | The type Either and functions on it.
module Data.Either
  ( Either (..)
  , either
  , fromLeft
  , fromRight
  , isLeft
  , isRight
  , lefts
  , partitionEithers
  , rights
  ) where

import GHC.Base
import GHC.Read
import GHC.Show

data Either a b = Left a | Right b
  deriving (Eq, Ord, Read, Show)

instance Functor (Either e) where
  fmap _ (Left e) = Left e
  fmap f (Right x) = Right (f x)

instance Applicative (Either e) where
  pure = Right
  Left e <*> _ = Left e
  Right f <*> r = fmap f r

instance Monad (Either e) where
  Left e >>= _ = Left e
  Right x >>= k = k x

-- | The first Right, else the last.
instance Semigroup (Either a b) where
  Left _ <> b = b
  a <> _ = a
  stimes n x
    | n <= 0 = errorWithoutStackTrace "stimes: positive multiplier expected"
    | otherwise = x

either :: (a -> c) -> (b -> c) -> Either a b -> c
either f _ (Left x) = f x
either _ g (Right y) = g y

lefts :: [Either a b] -> [a]
lefts [] = []
lefts (Left x : rest) = x : lefts rest
lefts (Right _ : rest) = lefts rest

rights :: [Either a b] -> [b]
rights [] = []
rights (Right x : rest) = x : rights rest
rights (Left _ : rest) = rights rest

partitionEithers :: [Either a b] -> ([a], [b])
partitionEithers = foldr add ([], [])
  where
    add (Left x) ~(ls, rs) = (x : ls, rs)
    add (Right x) ~(ls, rs) = (ls, x : rs)

isLeft, isRight :: Either a b -> Bool
isLeft (Left _) = True
isLeft (Right _) = False
isRight (Right _) = True
isRight (Left _) = False

fromLeft :: a -> Either a b -> a
fromLeft _ (Left x) = x
fromLeft d _ = d

fromRight :: b -> Either a b -> b
fromRight _ (Right x) = x
fromRight d _ = d
