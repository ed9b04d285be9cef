-- What one thing is called in two modules is one thing: assert of GHC.Base and of Control.Exception. gcd is a function, which hiding the class leaves.
module Main where

import Control.Exception
import GHC.Base
import Prelude hiding (Integral (..))
import qualified Prelude

newtype Ring = Ring Int deriving (Eq, Ord, Show)

instance Num Ring where
  Ring a + Ring b = Ring (a + b)
  Ring a * Ring b = Ring (a * b)
  abs (Ring a) = Ring (abs a)
  signum (Ring a) = Ring (signum a)
  fromInteger n = Ring (fromInteger n)
  negate (Ring a) = Ring (negate a)

instance Real Ring where
  toRational (Ring a) = toRational a

instance Enum Ring where
  toEnum = Ring
  fromEnum (Ring a) = a

instance Prelude.Integral Ring where
  quotRem (Ring a) (Ring b) = (Ring (Prelude.quot a b), Ring (Prelude.rem a b))
  toInteger _ = error "never asked for"

main :: IO ()
main = do
  print (gcd (12 :: Int) 18, gcd (Ring (-12)) (Ring 18), lcm (Ring 4) (Ring 6))
  print (assert (1 + 1 == (2 :: Int)) "so it is")
  r <- try (evaluate (assert (null "x") 'y'))
  putStrLn (either (\(AssertionFailed text) -> takeWhile (/= '\n') text) show r)
