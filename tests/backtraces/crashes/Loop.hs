-- A value that needs itself.
module Main where

data Config = Config { width :: Int, height :: Int, area :: Int }

config :: Int -> Config
config n = c
  where
    c = Config { width = area c `div` height c, height = n, area = width c * height c }

main :: IO ()
main = do
  putStrLn "configuring"
  print (area (config 3))
