-- A lazy pattern that does not match what it is bound to.
module Main where

splitPair :: String -> (String, String)
splitPair s = (key, value)
  where
    (key, '=' : value) = break (== '=') s

main :: IO ()
main = do
  let (k, v) = splitPair "colour:red"
  putStrLn k
  putStrLn v
