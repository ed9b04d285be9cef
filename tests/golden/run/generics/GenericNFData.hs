{-# LANGUAGE DeriveAnyClass, DeriveGeneric, DerivingStrategies, UndecidableInstances #-}
-- Instances of NFData without rnf go by the type's representation, those of NFData1 by that of the constructor.
module Main where

import Control.DeepSeq
import Control.Exception
import GHC.Generics (Generic, Generic1)

data Pair a = Pair a [a] | None
  deriving stock (Generic, Generic1)
  deriving anyclass (NFData, NFData1)

newtype Wrapped = Wrapped { unwrap :: (Int, Maybe Int) }
  deriving (Generic)

instance NFData Wrapped

data Rose f a = Rose a (f (Rose f a))
  deriving (Generic)

instance (NFData a, NFData (f (Rose f a))) => NFData (Rose f a)

data Empty deriving (Generic)

instance NFData Empty

data Strange = Strange (Int -> Int) !Int
  deriving (Generic, NFData)

newtype Nested f a = Nested (f [Maybe a])
  deriving (Generic1)

instance (Functor f, NFData1 f) => NFData1 (Nested f)

bottom :: Int -> a
bottom n = error ("bottom " ++ show n)

test :: String -> () -> IO ()
test name unit = do
  r <- try (evaluate unit)
  putStrLn (name ++ ": " ++ either (\(ErrorCall s) -> s) show r)

main :: IO ()
main = do
  test "none" (rnf (None :: Pair Int))
  test "first" (rnf (Pair (bottom 1) [1 :: Int]))
  test "element" (rnf (Pair 1 [2, bottom 2 :: Int]))
  test "whole" (rnf (Pair 'a' "bcd"))
  test "pair at a function" (liftRnf (const ()) (Pair (bottom 3) [bottom 4 :: Int]))
  test "pair at a spine" (liftRnf (const ()) (Pair 'x' (bottom 5)))
  test "newtype" (rnf (Wrapped (1, Just (bottom 6))))
  test "rose" (rnf (Rose 'a' [Rose 'b' [], Rose (bottom 7) []]))
  test "empty" (rnf (bottom 8 :: Empty))
  test "function" (rnf (Strange (bottom 9) 1))
  test "strict" (rnf (Strange id (bottom 10)))
  test "nested" (rnf1 (Nested (Just [Just 1, Nothing, Just (bottom 11 :: Int)])))
  test "nested whole" (rnf1 (Nested [[Just 'a']]))
  print (unwrap (force (Wrapped (1, Nothing))))
