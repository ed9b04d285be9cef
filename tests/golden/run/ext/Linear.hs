{-# LANGUAGE GADTs #-}
{-# LANGUAGE LinearTypes #-}
{-# LANGUAGE KindSignatures #-}
-- Linear arrows in types.
module Main (main) where

data Pair a b where
  Pair :: a %1 -> b %1 -> Pair a b

data Used a where
  Used :: a -> Used a

swap :: Pair a b %1 -> Pair b a
swap (Pair x y) = Pair y x

twice :: (a %1 -> a) -> a %1 -> a
twice f x = f (f x)

poly :: forall m a b. (a %m -> b) -> a %m -> b
poly f x = f x

first :: Pair a (Used b) %1 -> a
first (Pair x (Used _)) = x

main :: IO ()
main = do
  case swap (Pair 1 'c') of Pair x y -> print (x, y + 1 :: Int)
  print (twice (\x -> x) 'q', poly (+ 1) 2 :: Int, first (Pair "kept" (Used ())))
