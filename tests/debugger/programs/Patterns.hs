module Main where

import qualified Data.Map as Map

data Value = Number Int | Sum [Value] | Text String
  deriving Show

value :: Value -> Int
value (Number n) = n
value (Sum vs) = sum (map value vs)

prices :: Map.Map String Int
prices = Map.fromList [("tea", 3), ("rum", 9)]

price :: String -> Int
price name = 1 + prices Map.! name

charge :: Int -> Int
charge limit = case price "milk" of
  0 -> limit
  n -> n + limit

main :: IO ()
main = do
  print (value (Sum [Number 1, Number 2]))
  print (charge 4)
