{-# LANGUAGE TypeOperators, FlexibleContexts #-}
-- Generic1 of base's own types.
module Main where

import Data.Complex (Complex (..))
import Data.Monoid (Alt (..))
import Data.Semigroup (First (..), Last (..), WrappedMonoid (..))
import GHC.Generics

class Parameters f where
  parameters :: f a -> [a]

instance Parameters Par1 where
  parameters (Par1 a) = [a]

instance Parameters (K1 i c) where
  parameters _ = []

instance Foldable f => Parameters (Rec1 f) where
  parameters (Rec1 x) = foldr (:) [] x

instance Parameters f => Parameters (M1 i c f) where
  parameters (M1 x) = parameters x

instance (Parameters f, Parameters g) => Parameters (f :*: g) where
  parameters (x :*: y) = parameters x ++ parameters y

of1 :: (Generic1 f, Parameters (Rep1 f)) => f a -> [a]
of1 = parameters . from1

main :: IO ()
main = do
  print (of1 (First 'a'), of1 (Last 'b'), of1 (WrapMonoid "c"))
  print (of1 (1 :+ 2 :: Complex Int))
  print (of1 (Alt [True, False]))
  print (of1 ('a', 'b', 'c', 'd'), of1 (1, 2, 3, 4, 5), of1 (1, 2, 3, 4, 5, 6), of1 (1, 2, 3, 4, 5, 6, 'x'))
