{-# LANGUAGE DataKinds #-}
{-# LANGUAGE GADTs #-}
{-# LANGUAGE KindSignatures #-}
{-# LANGUAGE TypeOperators #-}
-- Promoted constructors in backquotes, after a quote; a character literal that is a backquote stays one.
module Main (main) where

import Data.Kind (Type)

data Shape = Leaf | Shape `Beside` Shape | Above Shape Shape

infixr 5 `Beside`
infixr 4 `Above`

data Picture :: Shape -> Type where
  Cell :: Char -> Picture 'Leaf
  Row :: Picture a -> Picture b -> Picture (a '`Beside` b)
  Column :: Picture a -> Picture b -> Picture (a '`Above` b)

draw :: Picture s -> [String]
draw (Cell c) = [[c]]
draw (Row a b) = zipWith (++) (draw a) (draw b)
draw (Column a b) = draw a ++ draw b

table :: Picture ('Leaf '`Beside` 'Leaf '`Above` 'Leaf '`Beside` 'Leaf)
table = Column (Row (Cell '`') (Cell 'b')) (Row (Cell 'c') (Cell '\''))

first :: Picture (a '`Above` b) -> Picture a
first (Column a _) = a

main :: IO ()
main = do
  mapM_ putStrLn (draw table)
  print (draw (first table))
