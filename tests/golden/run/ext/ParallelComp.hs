{-# LANGUAGE ParallelListComp #-}
-- Parallel comprehensions: zipped branches, of different lengths, with guards in each.
main :: IO ()
main = do
  print [(x, y) | x <- [1 .. 5 :: Int] | y <- "abc"]
  print [x + y * z | x <- [1, 2, 3] | y <- [10, 20, 30], odd (y `div` 10) | z <- [1 ..] :: [Int]]
  print [(a, b, c) | a <- [1, 2 :: Int], b <- "xy" | c <- [True, False, True]]
  let fibs = 0 : 1 : [a + b | a <- fibs | b <- tail fibs]
  print (take 10 fibs :: [Int])
