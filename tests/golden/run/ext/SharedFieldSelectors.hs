{-# LANGUAGE DuplicateRecordFields #-}
module Main where
data P = P { name :: String, age :: Int } deriving Show
data Q = Q { name :: String, w :: Int } deriving Show
f :: P -> String
f = name
g x = name (x :: Q)
h = (name :: P -> String)
u r = (r :: P) { name = "x" }
u2 :: Q -> Q
u2 r = r { name = "y" }
u3 r = r { name = "z", age = 3 }
main = do
  putStrLn (f (P "a" 1)); putStrLn (g (Q "b" 2)); putStrLn (h (P "c" 1))
  print (u (P "a" 1)); print (u2 (Q "q" 1)); print (u3 (P "a" 1))
  print (map (name :: Q -> String) [Q "k" 1])
