{-# LANGUAGE TypeFamilies, TypeOperators #-}
module Main (main) where

class C a where
  type T a b
  type forall a b. T a b = b

instance C Int
instance C (Maybe a) where
  type forall b. T (Maybe a) b = a

data f . g = Dot (f g)

main :: IO ()
main = case Dot (Just (True :: T Int Bool, 'c' :: T (Maybe Char) Bool)) :: Maybe . (Bool, Char) of Dot m -> print m
