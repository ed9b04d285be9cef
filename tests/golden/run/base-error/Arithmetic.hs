-- Arithmetic that raises.
import Control.Exception
import Data.Bits
import Data.Int
import Data.Ratio
import Numeric.Natural

attempt :: Show a => a -> IO ()
attempt x = do
  r <- try (evaluate x)
  case r of
    Left e -> putStrLn ("exception: " ++ show (e :: ArithException))
    Right v -> print v

main :: IO ()
main = do
  attempt (1 `div` 0 :: Int)
  attempt (1 `mod` 0 :: Integer)
  attempt (fst (1 `divMod` 0) :: Int)
  attempt (2 ^ (100 :: Int) `quot` 0 :: Integer)
  attempt (minBound `quot` (-1) :: Int)
  attempt (minBound `div` (-1) :: Int8)
  attempt (minBound `rem` (-1) :: Int)
  attempt (snd (minBound `quotRem` (-1)) :: Int)
  attempt (snd (minBound `divMod` (-1)) :: Int16)
  attempt (1 % 0 :: Rational)
  attempt (recip 0 :: Rational)
  attempt (2 - 3 :: Natural)
  attempt (fromInteger (-1) :: Natural)
  attempt (pred 0 :: Natural)
  attempt (shiftL 1 (-1) :: Int)
  attempt (shiftR 1 (-1) :: Integer)
  attempt (bit (-1) :: Int)
