-- Modules that do not import each other may have instances of their own for the same type.
module Main (main) where

import Left
import Named
import Right

newtype Mine = Mine Int

instance Named Mine where
  name (Mine n) = "mine " ++ show n

main :: IO ()
main = do
  print left
  putStrLn right
  putStrLn (name [Mine 4])
