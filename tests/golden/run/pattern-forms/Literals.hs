-- Literal patterns: characters, strings, integers, fractions, negative numbers.
name :: String -> Int
name "one" = 1
name ('t' : 'w' : _) = 2
name "" = 0
name [_] = -1
name _ = 99

value :: (Eq a, Fractional a) => a -> String
value 0 = "zero"
value 0.5 = "half"
value (-1.5) = "minus one and a half"
value 1e2 = "hundred"
value _ = "?"

main :: IO ()
main = do
  print (map name ["one", "two", "twelve", "", "x", "xyz"])
  mapM_ (putStrLn . value) [0, 0.5, -1.5, 100, 3 :: Double]
  mapM_ (putStrLn . value) [0, 1 / 2, -3 / 2, 100 :: Rational]
  print [case n of { 0 -> 'z'; 170141183460469231731687303715884105728 -> 'h'; _ -> 'o' } | n <- [0, 2 ^ (127 :: Int), 5 :: Integer]]
