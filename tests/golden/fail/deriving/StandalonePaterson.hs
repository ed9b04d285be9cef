-- expect: UndecidableInstance
-- what a derived instance asks for must be smaller, too, when the context is written
module Main where

data Deep f a = Deep (f (Maybe a)) [a]

deriving instance (Show (f (Maybe a)), Show a) => Show (Deep f a)

main :: IO ()
main = print (Deep [Just 'x'] "y")
