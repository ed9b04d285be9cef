-- div, mod, quot, rem over all signs; gcd, lcm, powers.
main :: IO ()
main = do
  print [(x `div` y, x `mod` y, x `quot` y, x `rem` y) | x <- [7, -7], y <- [2, -2 :: Int]]
  print [(divMod x y, quotRem x y) | x <- [7, -7], y <- [2, -2 :: Integer]]
  print [x `divMod` y | x <- [10 ^ (20 :: Int), -(10 ^ (20 :: Int))], y <- [7, -(10 ^ (19 :: Int)) :: Integer]]
  print (gcd 12 18 :: Int, gcd (-12) 18 :: Int, gcd 0 0 :: Int, lcm 4 6 :: Int, lcm (-4) 6 :: Integer, gcd (2 ^ (70 :: Int)) (6 ^ (30 :: Int)) :: Integer)
  print (2 ^ (10 :: Int) :: Int, 3 ^ (0 :: Int) :: Int, 2 ^^ (-2 :: Int) :: Double, 2 ** 0.5 :: Double, 10 ^ (30 :: Int) :: Integer)
  print (even (4 :: Int), odd (4 :: Int), even (-3 :: Integer), subtract 3 (10 :: Int), negate 5 :: Int)
  print (abs (-3) :: Int, signum (-3) :: Int, abs (minBound :: Int), signum (0 :: Integer))
  print (maxBound + 1 :: Int, maxBound * 2 :: Int, fromIntegral (2 ^ (64 :: Int) + 5 :: Integer) :: Int)
  print (toInteger (maxBound :: Int) + 1, fromInteger (2 ^ (63 :: Int)) :: Int)
  print (product [1 .. 25 :: Integer], sum (map fromIntegral [1 :: Int, 2, 3]) :: Double)
  print (compare 1 (2 :: Integer), max (2 ^ (65 :: Int)) 3 :: Integer, minimum [3, -(2 ^ (70 :: Int)), 1 :: Integer])
