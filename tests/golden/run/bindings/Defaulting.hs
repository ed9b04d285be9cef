-- Defaulting: Integer, then Double; show, powers, ranges, enumFrom.
main :: IO ()
main = do
  print (2 ^ 70)
  print (3 / 4, 7 `div` 2, truncate 2.7, round 3.5, ceiling 2.1, floor (-2.5))
  print (sqrt 2 * sqrt 2 == 2, fromIntegral (length "abc") / 2)
  print (sum (map fromIntegral [1 :: Int, 2]), realToFrac 1.5 + 1)
  print (show 5 ++ show 5.0, toRational 0.75)
  print [minimum [3, 1, 2], maximum [1.5, 2.5]] 
  print (10 ** 2, 10 ^^ (-2), 2 ^ 10, exp 0, pi)
  print (toEnum 65 :: Char, fromEnum 'a' + 1, succ 1, pred 1.5)
