{-# LANGUAGE TypeFamilies, UndecidableInstances, FlexibleContexts #-}
-- A constraint's own superclass says which type is meant; then the given constraint is found, though it is of a variable that is equal to that type.
module Main where

newtype Tagged tag = Tagged Int

class (tag ~ Int) => Fixed tag where
  make :: a -> Tagged tag

instance Fixed Int where
  make _ = Tagged 7

ignored :: Fixed tag => tag -> String
ignored x = const "ignored" (make x)

class Shown a where
  shown :: a -> String

instance Shown (Tagged a) where
  shown (Tagged n) = "tagged " ++ show n

through :: (Fixed tag, Shown (Tagged tag)) => tag -> String
through x = shown (make x)

main :: IO ()
main = putStrLn (ignored (1 :: Int)) >> putStrLn (through (2 :: Int))
