-- Guards none of which holds.
module Main where

grade :: Int -> Char
grade points
  | points >= 90 = 'A'
  | points >= 80 = 'B'
  | points >= 70 = 'C'

main :: IO ()
main = putStrLn (map grade [95, 81, 12])
