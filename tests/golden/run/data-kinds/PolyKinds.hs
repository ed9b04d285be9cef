-- Kinds with variables, written and silent.
module Main where

import Data.Kind

data P (f :: k) = P deriving (Show)

newtype Compose (f :: k2 -> Type) (g :: k1 -> k2) (a :: k1) = Compose {getCompose :: f (g a)}

type App :: forall k. (k -> Type) -> k -> Type
newtype App f a = App (f a)

class Name (a :: k) where
  name :: P a -> String

instance Name Int where name _ = "Int"
instance Name Maybe where name _ = "Maybe"
instance Name (,) where name _ = "(,)"

type T :: (k -> Type) -> Type
data T f = forall a. T (f a)

main :: IO ()
main = do
  putStrLn (name (P :: P Int) ++ name (P :: P Maybe) ++ name (P :: P (,)))
  print (fmap length (getCompose (Compose [Just "ab", Nothing])))
  case App (Just 'x') of App m -> print m
  case T (Left 1) of T e -> print (either (+ 1) (const 0) e)
  print (P :: P Either)
