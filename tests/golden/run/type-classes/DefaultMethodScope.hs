{-# LANGUAGE ScopedTypeVariables, RankNTypes, FlexibleContexts, StandaloneDeriving, DeriveDataTypeable #-}
-- The variables of a method's type, where they are bound by forall, are in scope in its default.
module Main where

import Data.Coerce (Coercible, coerce)
import Data.Typeable (Typeable, typeRep, Proxy (..))

class Profunct q where
  rightMap :: (b -> c) -> q a b -> q a c
  (#.) :: forall a b c r. Coercible c b => r b c -> q a b -> q a c
  (#.) = \_ -> \p -> p `seq` rightMap (coerce (id :: c -> c) :: b -> c) p
  described :: forall a. Show a => q a a -> a -> String
  described _ x = f x
    where
      f :: a -> String
      f = show

newtype Fun a b = Fun {run :: a -> b}
newtype Age = Age Int deriving (Show)

instance Profunct Fun where
  rightMap f (Fun g) = Fun (f . g)

data Late = Late
deriving instance Typeable Late
deriving instance Typeable Fun

main :: IO ()
main = do
  print (run (Fun Age #. Fun (+ (1 :: Int))) 4)
  putStrLn (described (Fun id) 'x')
  print (typeRep (Proxy :: Proxy (Fun Int Late)))
