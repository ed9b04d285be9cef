-- Three small functions, all inlined: the innermost fails.
module Main where

share :: Int -> Int -> Int
share total people = total `div` people

discounted :: Int -> Int -> Int
discounted total people = share (total - 5) people + 1

perHead :: Int -> [String] -> Int
perHead total guests = discounted total (length guests) * 2

main :: IO ()
main = do
  putStrLn "bill:"
  print (perHead 90 [])
