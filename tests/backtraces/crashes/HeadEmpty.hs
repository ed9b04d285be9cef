-- head of an empty list, deep in a pure function.
module Main where

oldest :: [(String, Int)] -> String
oldest people = fst (head (filter ((> 100) . snd) people))

main :: IO ()
main = do
  putStrLn "looking"
  putStrLn (oldest [("Ada", 36), ("Grace", 85)])
