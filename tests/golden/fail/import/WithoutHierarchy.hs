-- expect: ModuleNotFound
module WithoutHierarchy where

import Char (toUpper)
import List
import State
import System

main :: IO ()
main = putStrLn (map toUpper (concat (intersperse ", " ["a", "b"])))
