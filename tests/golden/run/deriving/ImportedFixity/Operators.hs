module Operators where

infixr 5 :||
infixl 3 `Foo`
infix 2 :=

data Pair a = a :|| [a] | a `Foo` a

data E = Int := Int
