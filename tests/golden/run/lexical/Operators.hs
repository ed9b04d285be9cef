-- Operator lexemes near reserved ones, backquotes, and dots of every kind.
infixr 9 .:
(.:) :: (c -> d) -> (a -> b -> c) -> a -> b -> d
(f .: g) x y = f (g x y)

(~~), (!), (@@), (=>>), (...), (\/), (|>) :: Int -> Int -> Int
a ~~ b = a + b
a ! b = a * b
a @@ b = a - b
a =>> b = a + 2 * b
a ... b = a + 3 * b
a \/ b = max a b
a |> b = min a b

main :: IO ()
main = do
  print (1 ~~ 2, 3 ! 4, 5 @@ 6, 1 =>> 2, 1 ... 2, 1 \/ 2, 1 |> 2)
  print ((negate .: (+)) 1 2 :: Int)
  print (7 `div` 2, (`div` 2) 9, (9 `mod`) 4 :: Int)
  print [False ..]
  print ((subtract 1 . (* 2)) 5, (.) not not True)
  print [x | x <- [-1 .. 1], let y=x, y>=0 :: Bool] 
