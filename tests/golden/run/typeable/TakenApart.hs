{-# LANGUAGE GADTs, PatternSynonyms #-}
-- Representations of types taken apart, and put together.
module Main where

import Type.Reflection

describe :: TypeRep a -> String
describe (Fun a b) = "(" ++ describe a ++ " to " ++ describe b ++ ")"
describe (App f x) = describe f ++ "<" ++ describe x ++ ">"
describe (Con con) = tyConName con

-- no type is told: what a pattern equates with an application says nothing about the outside
parts = case typeRep @(Int -> Char) of
  App f x -> show (f, x)

justOf :: TypeRep a -> a -> Maybe String
justOf rep x
  | App f a <- rep, Just HRefl <- eqTypeRep f (typeRep @Maybe), Just HRefl <- eqTypeRep a (typeRep @Int) = fmap show x
  | otherwise = Nothing

main :: IO ()
main = do
  putStrLn (describe (typeRep @(Maybe Int -> Either Bool [Char])))
  putStrLn parts
  print (justOf typeRep (Just (3 :: Int)), justOf typeRep 'x', justOf typeRep (Just 'x'))
  print (App (typeRep @Maybe) (typeRep @Int), Fun (typeRep @Int) (typeRep @Bool))
  case typeRep @Bool of
    Con' con kinds -> print (con, kinds)
  case typeRep @(Maybe Int) of
    App f _ -> print f
