{-# LANGUAGE Haskell2010, QuantifiedConstraints, UndecidableInstances, DeriveTraversable, StandaloneDeriving #-}
-- Extensions that others bring along: ExplicitForAll, DeriveFunctor, DeriveFoldable.
module Main where

newtype Fix f = Fix (f (Fix f))

instance (forall a. Show a => Show (f a)) => Show (Fix f) where
  showsPrec d (Fix x) = showParen (d > 10) (showString "Fix " . showsPrec 11 x)

data List a r = Nil | Cons a r deriving (Show, Functor, Foldable, Traversable)

main :: IO ()
main = do
  print (Fix (Cons 'a' (Fix (Cons 'b' (Fix Nil)))))
  print (sum (Cons 'x' 3), fmap (+ 1) (Cons 'y' 4))
