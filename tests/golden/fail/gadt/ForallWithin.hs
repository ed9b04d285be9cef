-- expect: WrongConstructorResult
{-# LANGUAGE GADTs #-}
module Main where

data Hidden where
  Hide :: Int -> (forall a. a -> Hidden)

main :: IO ()
main = print 1
