-- The text of the exception fails itself.
module Main where

import Control.Exception

data Weird = Weird Int

instance Show Weird where
  show (Weird n) = "weird " ++ show (10 `div` n)

instance Exception Weird

main :: IO ()
main = throwIO (Weird 0)
