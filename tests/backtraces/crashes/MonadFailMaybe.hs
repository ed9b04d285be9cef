-- A pattern in a do block of IO that does not match.
module Main where

main :: IO ()
main = do
  let table = [(1, "one"), (2, "two")]
  Just text <- return (lookup (3 :: Int) table)
  putStrLn text
