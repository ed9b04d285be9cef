-- let in guards, in comprehensions and in do, with blocks closed by a comma.
area :: Double -> Double -> String
area w h
  | let s = w * h, s > 10 = "large " ++ show s
  | let s = w * h = "small " ++ show s

main :: IO ()
main = do
  putStrLn (area 2 3)
  putStrLn (area 4 5)
  print [z | x <- [1 .. 3 :: Int], let { y = x * x; z = y + 1 }, odd z]
  print [(x, y) | x <- "ab", let y = [x, x], y /= "bb"]
