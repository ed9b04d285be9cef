{-# LANGUAGE TypeFamilies, FlexibleContexts #-}
-- What is given of a family's own applications: F (F a) ~ F a, in either direction, and through another family.
module Main where

type family Base a
type instance Base Int = Char
type instance Base Char = Char

type family Other a
type instance Other Int = Bool
type instance Other Char = Int

class Named a where
  named :: a -> String

instance Named Char where
  named _ = "Char"

instance Named Bool where
  named _ = "Bool"

component :: (Named (Base a), Base (Base a) ~ Base a) => a -> Base a -> Base (Base a) -> [String]
component _ x y = [named x, named y, named (both x y)]
  where
    both p q = if True then p else q

turned :: (Named (Base a), Base a ~ Base (Base a)) => a -> Base a -> Base (Base (Base a)) -> [String]
turned a x y = named x : component a x y

across :: (Named (Other a), Other (Base a) ~ Base (Other a), Base (Other a) ~ Other a) => a -> Other (Base a) -> Base (Other a) -> [String]
across _ x y = [named x, named y]

deep :: (Base (Base (Base a)) ~ a) => a -> Base (Base (Base (Base a))) -> Base a
deep _ x = x

main :: IO ()
main = do
  print (component (3 :: Int) 'a' 'b')
  print (turned (3 :: Int) 'a' 'b')
  print (deep 'x' 'y')
