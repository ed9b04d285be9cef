module Main (main) where

share :: Int -> Int -> Int
share total people = loop total 0
  where
    loop 0 acc = acc
    loop n acc = loop (n - 1) (acc + n `mod` people)

discounted :: Int -> Int -> Int
discounted total people = share (total - 5) people + 1

main :: IO ()
main = mapM_ (print . discounted 3000000) [3, 4, 5]
