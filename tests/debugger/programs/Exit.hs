-- Reads a line and ends.
module Main (main) where

import System.Exit (ExitCode (..), exitWith)
import System.IO (isEOF)

main :: IO ()
main = do
  end <- isEOF
  line <- if end then return "nothing" else getLine
  putStrLn ("read: " ++ line)
  exitWith (ExitFailure 3)
