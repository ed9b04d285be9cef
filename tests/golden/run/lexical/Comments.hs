-- Comments: nested, at odd places, and what only looks like one.
module Main where

{- outer {- inner -} still outer -- not a line comment -}
infixl 6 -->, |--, --|
(--|) :: Int -> Int -> Int
a --| b = a + b -- an operator, too
(-->) :: Int -> Int -> Int
a --> b = a * 10 + b -- an operator, since --> is one lexeme
(|--) :: Int -> Int -> Int
a |-- b = a - b
--- three dashes are a comment
main :: IO ()
main = do
  print (1 --> 2 {- here -} --> 3)
  print (9 |-- 4) ---- and here
  putStrLn "{- not a comment -} -- nor this" {--}
  print {---} (1 :: Int) {- {--} -}
