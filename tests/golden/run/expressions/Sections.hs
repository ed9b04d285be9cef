-- Sections, operator functions, tuple constructors.
main :: IO ()
main = do
  print (map (+ 1) [1, 2], map (2 ^) [1, 2, 3 :: Int] :: [Integer])
  print (map (`elem` "aeiou") "hello", (subtract 2) 5)
  print ((,) 1 'a', (,,) 1 2 3, zipWith3 (,,) [1] "a" [()])
  print (foldr (\x acc -> x : take 2 acc) [] [1 ..  10])
  print ((- 5), (\x -> -x) 3, (.) (+ 1) (* 2) 5)
  print (($ 3) (+ 1), map ($ 2) [(+ 1), (* 5)])
  print ((`foldr` 0) (+) [1, 2, 3])
