{-# LANGUAGE PatternSynonyms, ViewPatterns #-}
-- Patterns that only match, and those whose expression is given apart.
module Main where

import Data.List (stripPrefix, uncons)

pattern Head :: a -> [a]
pattern Head x <- x : _

pattern Prefixed :: String -> String
pattern Prefixed rest <- (stripPrefix "foo" -> Just rest)
  where
    Prefixed rest = "foo" ++ rest

pattern Even :: Int
pattern Even <- (even -> True)

pattern StrictJust :: a -> Maybe a
pattern StrictJust x <- Just !x
  where
    StrictJust !x = Just x

newtype Nat = Nat Int deriving (Eq, Show)

pattern Z :: Nat
pattern Z = Nat 0

pattern S :: Nat -> Nat
pattern S n <- (pred' -> Just n)
  where
    S (Nat n) = Nat (n + 1)

{-# COMPLETE Z, S #-}

pred' :: Nat -> Maybe Nat
pred' (Nat n) | n > 0 = Just (Nat (n - 1))
pred' _ = Nothing

plus :: Nat -> Nat -> Nat
plus Z m = m
plus (S n) m = S (plus n m)

pattern xs :> x <- (unsnoc' -> Just (xs, x))
  where
    xs :> x = xs ++ [x]

unsnoc' :: [a] -> Maybe ([a], a)
unsnoc' ys = case reverse ys of
  r : rs -> Just (reverse rs, r)
  [] -> Nothing

firstOf :: [a] -> Maybe a
firstOf (Head x) = Just x
firstOf _ = Nothing

main :: IO ()
main = do
  print (firstOf "xyz", firstOf "")
  print [r | Prefixed r <- ["foobar", "bar", "foo"]]
  putStrLn (Prefixed "l")
  print [if isEven n then 'e' else 'o' | n <- [1 .. 5]]
  print (plus (S (S Z)) (S Z))
  case "hello" of
    (front :> c) :> d -> print (front, c, d)
    _ -> putStrLn "short"
  print ([1, 2] :> (3 :: Int))
  case StrictJust 'x' of
    StrictJust c -> print c
    _ -> pure ()
  where
    isEven Even = True
    isEven _ = False
