-- expect: ConflictingExports
module Main (main, module Data.List, module M) where
import Data.List (insert)
import Data.Map as M (insert)
main :: IO ()
main = print 1
