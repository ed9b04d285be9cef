-- Derived Read takes what derived Show writes, with other spaces and parentheses, too.
module Main where

infixr 5 :+:

data E = L Int | Int :+: E | Int `Q` Int | Rec { a :: Int, (.+.) :: Maybe E } | Z
  deriving (Show, Read, Eq)

newtype N = N { unN :: [Int] }
  deriving (Show, Read)

data Color = Red | Green | Blue
  deriving (Show, Read, Eq)

main :: IO ()
main = do
  let es = [L (-3), 1 :+: 2 :+: L 4, 1 `Q` 2, Rec 1 (Just (Rec (-2) Nothing)), Z]
  print [read (show e) == e | e <- es]
  print (read " Rec { a = 3 , (.+.) = Just ( Rec {a= -4,(.+.)=Nothing}) } " :: E)
  print (read "((L (5)))" :: E)
  print (read "N {unN=[3,4]}" :: N)
  print (read "[Red,Blue , Green]" :: [Color])
  print (reads "Green rest" :: [(Color, String)])
  print (reads "Purple" :: [(Color, String)])
  print (reads "1 :+: 2" :: [(E, String)])
