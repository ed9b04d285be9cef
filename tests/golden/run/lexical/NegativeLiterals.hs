-- Unary minus: precedence 6, sections, patterns.
f :: Int -> String
f (-1) = "minus one"
f n | n < -1 = "less"
f _ = "more"

main :: IO ()
main = do
  print (-2 ^ (2 :: Int) :: Int, (-2) ^ (2 :: Int) :: Int)
  print (- 5 `mod` 3 :: Int, (-5) `mod` 3 :: Int)
  print (map (subtract 1) [1, 2 :: Int])
  mapM_ (putStrLn . f) [-1, -2, 0]
  print (-1.5e2 :: Double, abs (-3) :: Int, [-1, -3 .. -7 :: Int])
