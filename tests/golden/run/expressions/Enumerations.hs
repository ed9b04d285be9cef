-- Arithmetic sequences at every type of the Prelude that has them.
main :: IO ()
main = do
  print [1 .. 5]
  print [10, 8 .. 1]
  print [5 .. 1]
  print [1.0 .. 3.5]
  print [1.0, 1.5 .. 3.2 :: Float]
  print ['a' .. 'f'] >> print ['a', 'c' .. 'k'] >> print ['z', 'x' .. 'p']
  print [LT ..] >> print [True, False ..] >> print [() ..]
  print (take 3 [7 ..], take 3 [7, 5 ..])
  print [1 / 2 .. 3 :: Rational]
  print [3, 3 .. 3 :: Int] `seq` print (take 2 [3, 3 .. 3 :: Int])
  print [maxBound - 1 .. maxBound :: Int]
  print [minBound + 1, minBound :: Int ..]
