-- List comprehensions and arithmetic sequences.
main :: IO ()
main = do
  print [(x, y) | x <- [1 .. 3 :: Int], y <- "ab"]
  print [x * y | x <- [1 .. 4], even x, let y = x + 1, y > 3 :: Bool] 
  print [x | Just x <- [Just 1, Nothing, Just (3 :: Int)]]
  print [(a, b, c) | c <- [1 .. 20 :: Int], b <- [1 .. c], a <- [1 .. b], a * a + b * b == c * c]
  print ([1, 3 .. 10] :: [Int], [10, 8 .. 1] :: [Int], [5 .. 1] :: [Int], [3, 3 .. 3] `at` 2)
  print (['a' .. 'f'], ['a', 'c' .. 'i'], ['z', 'y' .. 'v'], [False ..], [LT ..])
  print ([1.0 .. 3.5] :: [Double], [1.0, 1.5 .. 3.0] :: [Double], [10, 7.5 .. 0] :: [Float])
  print (take 3 [2 ^ (70 :: Int) ..] :: [Integer], [10, 8 .. -4] :: [Integer])
  print (take 3 [maxBound - 1 ..] :: [Int], [minBound .. minBound + 1] :: [Int])
  where
    at xs n = take n (xs :: [Int])
