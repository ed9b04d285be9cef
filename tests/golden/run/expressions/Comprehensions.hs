-- List comprehensions: nesting, shadowing, guards, lets, patterns that fail.
main :: IO ()
main = do
  print [(a, b, c) | c <- [1 .. 20], b <- [1 .. c], a <- [1 .. b], a * a + b * b == c * c]
  print [x | x <- [1 .. 5], x <- [x * 10, x * 10 + 1], even x]
  print [y | Just y <- [Just 'a', Nothing, Just 'b']]
  print [() | False] >> print [1 | True]
  print [[j | j <- [i .. 3]] | i <- [1 .. 3]]
  print [f 2 | f <- [(+ 1), (* 10), \x -> x - y], let z = f, y <- [0]] `seq` return ()
  print (take 5 [p | p <- [2 ..], all (\d -> p `mod` d /= 0) [2 .. p - 1]])
  where y = 1
