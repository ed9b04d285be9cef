main :: IO ()
main = mapM_ print [gcd 84 (-30), gcd 0 (-30), gcd 0 0, gcd (6 ^ 60) (10 ^ 50), gcd (-(10 ^ 50)) 84, gcd n n :: Integer]
  where
    n = toInteger (minBound :: Int)
