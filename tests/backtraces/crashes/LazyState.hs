-- A lazy state monad: the failing update is found when the result is printed.
module Main where

import Control.Monad.State.Lazy

tick :: Int -> State Int ()
tick n = modify (\s -> s + 10 `div` n)

counter :: [Int] -> State Int Int
counter ns = do
  mapM_ tick ns
  gets (* 2)

main :: IO ()
main = print (evalState (counter [5, 2, 0, 1]) 0)
