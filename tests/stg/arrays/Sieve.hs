main :: IO ()
main = print (length primes) >> print (last primes)
  where
    primes = sieve [2 .. 1999 :: Int]
    sieve (p : xs) = p : sieve [x | x <- xs, x `mod` p /= 0]
    sieve [] = []
