-- An exit code below zero is the signal by which GHC's programs end themselves; a shell adds 128 to it.
module Main where

import Control.Exception
import System.Exit

main :: IO ()
main = exitWith (ExitFailure (-9)) `finally` putStrLn "so be it"
