-- Operators as variables of patterns: parameters, lambdas, alternatives, bindings, fields, as-patterns.
module Main where

import Data.List (sortBy)

data Monoid' a = Monoid' { (<+>) :: a -> a -> a, unit :: a }

foldWith :: (a -> b -> b) -> b -> [a] -> b
foldWith (+++) z = go
  where
    go [] = z
    go (x : xs) = x +++ go xs

insertBy' :: (a -> a -> Bool) -> a -> [a] -> [a]
insertBy' (<=) x l@(y : ys) = if x <= y then x : l else y : insertBy' (<=) x ys
insertBy' _ x [] = [x]

total :: Monoid' a -> [a] -> a
total Monoid' { (<+>) = (·), unit = e } = foldr (·) e

both :: (Int -> Int -> Int, Int -> Int -> Int) -> Int -> Int -> [Int]
both ((+), (*)) x y = [x + y, x * y, x + y * x]

main :: IO ()
main = do
  print (foldWith (-) 0 [10, 3, 2 :: Int])
  print (foldr (insertBy' (>=)) [] [3, 1, 2 :: Int])
  putStrLn (total (Monoid' (++) "!") ["op", "er", "ators"])
  print (both ((-), div) 12 5)
  print (map (\(%) -> 7 % 2) [div, mod, \a b -> a * b])
  let (|>) = flip ($)
      whole@(first, (<>)) = (3 :: Int, \a b -> a * 10 + b :: Int)
  print ([1, 2, 3 :: Int] |> map (<> first) |> sum, fst whole)
  (&&&) <- return (\a b -> (a, b))
  print (True &&& case Just max of Just (#) -> 3 # (4 :: Int); Nothing -> 0)
  print (sortBy (\a b -> case compare of (<=>) -> b <=> a) "banana")
