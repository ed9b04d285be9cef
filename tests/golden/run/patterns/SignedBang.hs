-- A bang below a signature does not make a binding strict: `!x :: Int = …` is looked at where it is needed, `!(x :: Int) = …` at once.
module Main where

import Control.Exception

!top :: Int = 4

lazily :: Int -> Int
lazily n = let !x :: Int = error ("not needed " ++ show n) in n

needed :: Int -> Int
needed n = both + 1
  where
    !(a, b) :: (Int, Int) = (n, n + 1)
    !both :: Int = a + b

atOnce :: Int -> Int
atOnce n = let !(x :: Int) = error "at once" in n

main :: IO ()
main = do
  let !y :: Int = top + 1
  print (lazily y, needed y)
  r <- try (evaluate (atOnce 3))
  print (either (\(ErrorCall message) -> message) show r)
