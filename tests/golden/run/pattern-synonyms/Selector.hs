{-# LANGUAGE PatternSynonyms #-}
-- A field of a pattern that does not match.
module Main where

pattern Two :: a -> a -> [a]
pattern Two {one, two} = [one, two]

main :: IO ()
main = do
  print (two "ab")
  print (one [True])
