-- An exception of one's own, thrown from pure code, with its own text.
module Main where

import Control.Exception

data BankError = Insufficient Int Int | Closed String

instance Show BankError where
  show (Insufficient have want) = "balance is " ++ show have ++ ", not " ++ show want
  show (Closed who) = "account of " ++ who ++ " is closed"

instance Exception BankError

withdraw :: Int -> Int -> Int
withdraw want have
  | want > have = throw (Insufficient have want)
  | otherwise = have - want

main :: IO ()
main = print (foldr withdraw 100 [20, 30, 60])
