{-# LANGUAGE DefaultSignatures, DeriveAnyClass, DerivingStrategies, DerivingVia, FlexibleContexts, GADTs #-}
{-# LANGUAGE GeneralizedNewtypeDeriving, StandaloneDeriving, TypeFamilies, UndecidableInstances #-}
-- newtype, via, anyclass and standalone deriving.
module Main where

import Data.Monoid

newtype Age = Age Int
  deriving newtype (Show, Num, Eq, Ord, Enum, Real, Integral)

newtype S = S Int
  deriving (Semigroup, Monoid) via (Sum Int)
  deriving stock Show

class Describe a where
  describe :: a -> String
  default describe :: Show a => a -> String
  describe v = "<" ++ show v ++ ">"

data P a = P a a
  deriving stock (Show, Eq, Ord, Bounded)
  deriving anyclass Describe

data Ex = forall t. Show t => Ex t
deriving instance Show Ex

data G t where
  GI :: Int -> G Int
  GB :: Bool -> G Bool
  GP :: G s -> G t -> G (s, t)
deriving instance Show (G t)
deriving instance Eq (G t)

data family D t
data instance D Int = DI Int | DJ
  deriving (Show, Eq, Ord)
newtype instance D Bool = DB Bool
  deriving (Show, Eq)

newtype T1 f a = T1 (f a)
deriving instance Show (f a) => Show (T1 f a)

data T2 f a = T2 (f a) | T3 a
  deriving (Eq, Ord, Show)

newtype Fix f = Fix (f (Fix f))
deriving instance Show (f (Fix f)) => Show (Fix f)

class Monad m => Counter m where
  tick :: m Int

newtype App a = App { runApp :: IO a }
  deriving newtype (Functor, Applicative, Monad)

instance Counter App where
  tick = App (putStrLn "tick" >> return 1)

newtype Outer a = Outer { outer :: App a }
  deriving newtype (Functor, Applicative, Monad)
  deriving newtype Counter

main :: IO ()
main = do
  print (Age 3 + 4, [Age 1 .. Age 3], toInteger (Age 5), Age 7 `div` 2)
  print (S 3 <> S 4, mempty :: S, mconcat (map S [1 .. 10]))
  putStrLn (describe (P 1 2))
  print (minBound :: P Bool, maxBound :: P Bool)
  print [Ex 1, Ex "a", Ex (Just True)]
  print (GP (GI 3) (GB True), GP (GI 3) (GB True) == GP (GI 3) (GB False))
  print (DI 3, DJ, DI 3 < DJ, DB True)
  print (T1 (Just 3), T2 (Just 3) < T3 4, T2 [1])
  print (Fix (Just (Fix Nothing)))
  n <- runApp (outer (do { a <- tick; b <- tick; return (a + b) }))
  print n
