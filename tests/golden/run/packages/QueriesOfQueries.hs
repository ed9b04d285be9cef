{-# LANGUAGE RankNTypes #-}
-- A synonym for a `forall` as the argument of itself, and of others.
module Main (main) where

import Data.Data

type Query r = forall a. Data a => a -> r
type Change = forall a. Data a => a -> a
type Both f = (Int -> f) -> f

twins :: Query (Query r) -> Query (Query [r])
twins f x y = [f x y]

changing :: Query Change -> (Int, String)
changing f = (f 'c' (1 :: Int), f () "text")

names :: Query (Query String)
names x y = show (typeOf x) ++ " and " ++ show (typeOf y)

both :: Both (Query Int) -> Int
both k = k (\n x -> n + length (show (toConstr x))) "ab"

main :: IO ()
main = do
  print (twins names 'x' [True])
  print (twins (\x -> \y -> typeOf x == typeOf y) "a" "b")
  print (changing (\_ y -> y))
  print (both (\f -> f 40))
