-- expect: MissingInstance
-- Where a functional dependency contradicts, and kinds are looked for on the way, checking ends.
{-# LANGUAGE FunctionalDependencies, UndecidableInstances #-}
module Main where

import Data.Proxy

class Reifies s a | s -> a where
  reflect :: proxy s -> a

newtype Mod s = Mod (Proxy Integer)

class Ring a where
  (<+>), (<.>) :: a -> a -> a

instance Reifies s Integer => Ring (Mod s) where
  a@(Mod x) <+> Mod y = Mod ((x + y) `mod` reflect a)
  a@(Mod x) <.> Mod y = Mod ((x * y) `mod` reflect a)

main :: IO ()
main = pure ()
