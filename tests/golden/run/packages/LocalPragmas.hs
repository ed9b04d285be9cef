{-# LANGUAGE TypeFamilies, TypeFamilyDependencies #-}
-- Pragmas for what is local to a method; an associated type whose result has a name and a kind.
module Main (main) where

import Data.Kind (Type)

class Thawed f where
  type Liquid f = (g :: Type) | g -> f
  thaw :: f -> Liquid f
  freeze :: Liquid f -> f

newtype Ice = Ice Int deriving Show
newtype Water = Water Int

instance Thawed Ice where
  type Liquid Ice = Water
  thaw = melt
    where
      melt (Ice n) = Water (warmer n)
      {-# INLINE melt #-}
      warmer = (+ 10)
      {-# NOINLINE warmer #-}
  {-# INLINE thaw #-}
  freeze (Water n) = back n
    where back m = Ice (m - 10)
          {-# INLINE back #-}

main :: IO ()
main = print (freeze (thaw (Ice 3)))
