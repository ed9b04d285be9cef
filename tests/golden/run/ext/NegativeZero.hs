{-# LANGUAGE NegativeLiterals #-}
-- A literal with a sign is one number, but for zero, which has no sign: -0 is still a call of negate.
data Term = Whole Integer | Part Rational | Minus Term
  deriving (Eq, Show)

instance Num Term where
  fromInteger = Whole
  negate = Minus
  (+) = undefined
  (*) = undefined
  abs = undefined
  signum = undefined

instance Fractional Term where
  fromRational = Part
  (/) = undefined

kind :: Double -> String
kind -0.0 = "zero"
kind -1.5 = "minus one and a half"
kind _ = "other"

isMinusOne, isMinusZero :: Term -> Bool
isMinusOne -1 = True
isMinusOne _ = False
isMinusZero -0 = True
isMinusZero _ = False

main :: IO ()
main = do
  print [-1, -0, 0, -2.5, -0.0, -0x10, -0b0 :: Term]
  print (map isNegativeZero [-0, -0.0, 0, -1 :: Double], isNegativeZero (-0 :: Float), -0 :: Int)
  print (map kind [0, -0, -1.5, 1.5])
  print (map isMinusOne [-1, negate 1, 1], map isMinusZero [-0, negate 0, 0])
  print (abs -0.0 :: Double, 1 / -0 :: Double)
