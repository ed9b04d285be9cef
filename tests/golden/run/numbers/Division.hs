-- quot, rem, div, mod, divMod with every sign, at Int and Integer, and gcd, lcm.
main :: IO ()
main = do
  print [(a `quot` b, a `rem` b, a `div` b, a `mod` b) | a <- [7, -7], b <- [2, -2 :: Int]]
  print [(quotRem a b, divMod a b) | a <- [10 ^ 20 + 3, -(10 ^ 20 + 3)], b <- [7, -7 :: Integer]]
  print (gcd 12 18, gcd (-4) 6, lcm 4 6, gcd 0 5, lcm 0 3 :: Int)
  print (even (-2), odd (-3), signum (-5), abs (-5), negate 3 :: Int)
  print (2 ^ 10, (-2) ^ 3, 2 ^^ (-2), 4 ** 0.5)
  print (subtract 3 10, (`subtract` 3) 10, until (> 100) (* 2) 1)
