-- Nested cases by indentation alone; an empty where; an empty let.
data T = A | B Int | C T

depth :: T -> String
depth t = case t of
  A -> "A"
  B n -> case compare n 0 of
    LT -> "neg"
    EQ -> "zero"
    GT -> case even n of
      True -> "even"
      False -> "odd"
  C u -> 'C' : depth u
  where

main :: IO ()
main = let in mapM_ (putStrLn . depth) [A, B 0, B (-1), C (B 2), C (C (B 3))]
