-- expect: Injectivity
{-# LANGUAGE TypeFamilyDependencies #-}
-- A use of the broken equation is looked at once, not for ever.
module Main where

type family Code a = r | r -> a where
  Code Bool = Int
  Code Key = Bool

type family Key f

class Coded a where
  decode :: Code a -> a

value = decode True

main :: IO ()
main = pure ()
