{-# LANGUAGE ConstraintKinds, GADTs, ImplicitParams, RankNTypes, KindSignatures #-}
-- Implicit parameters that are given as what a variable of kind Constraint stands for, one of them or a tuple.
module Main where

import Data.Kind (Constraint)

data Holds (c :: Constraint) where
  Holds :: c => Holds c

with :: Holds c -> (c => r) -> r
with Holds r = r

pair :: Holds (?width :: Int, ?name :: String)
pair = Holds where
  ?width = 42
  ?name = "pair"

area :: Int
area = with pair (?width * 2)

inner :: (String, Int)
inner = let { ?width = 1 :: Int; ?height = 7 :: Int } in with pair (?name, ?width + ?height)

one :: Holds (?x :: Int) -> Int
one held = with held ?x + case held of Holds -> ?x

mixed :: Holds (Show a, ?suffix :: String) -> a -> String
mixed Holds a = show a ++ ?suffix

main :: IO ()
main = do
  print (area, inner)
  print (let ?x = 21 in one Holds)
  putStrLn (let ?suffix = "!" in mixed Holds (Just True))
