{-# LANGUAGE Haskell2010 #-}
-- A plain Haskell 2010 module: names GHC2021 would read otherwise, forall as a name, datatype contexts apart.
module Main where
import Data.List (foldl')

forall :: Int -> Int
forall x = x + 1

data (Eq a) => Set a = Set [a]
infixl 5 !
(!) :: [a] -> Int -> a
xs ! n = xs !! n

main :: IO ()
main = do
  print (forall 1, [1, 2, 3] ! 1, foldl' (flip (:)) [] "abc")
  case Set [1 :: Int] of Set xs -> print xs
