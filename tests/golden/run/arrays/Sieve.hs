-- Primes in a mutable array of Bool.
import Control.Monad
import Data.Array.ST
import Data.Array.Unboxed

sieve :: Int -> UArray Int Bool
sieve n = runSTUArray $ do
  arr <- newArray (2, n) True
  forM_ [2 .. n] $ \i -> do
    prime <- readArray arr i
    when (prime && i * i <= n) $ forM_ [i * i, i * i + i .. n] $ \j -> writeArray arr j False
  return arr

main :: IO ()
main = do
  let primes = [i | (i, True) <- assocs (sieve 2000)]
  print (length primes)
  print (take 20 primes)
  print (last primes)
