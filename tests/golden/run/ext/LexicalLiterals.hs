{-# LANGUAGE LexicalNegation, MagicHash #-}
-- A minus right before digits, and not right behind an operand, makes one number of them.
import GHC.Exts

data Term = Whole Integer | Part Rational | Minus Term | Term `Less` Term
  deriving (Eq, Show)

instance Num Term where
  fromInteger = Whole
  negate = Minus
  (-) = Less
  (+) = undefined
  (*) = undefined
  abs = undefined
  signum = undefined

instance Fractional Term where
  fromRational = Part
  (/) = undefined

isMinusOne :: Term -> Bool
isMinusOne -1 = True
isMinusOne _ = False

main :: IO ()
main = do
  let x = 5 :: Term
  print [-1, -1.5, -x, 5-1, x-1, x - 1, -0, -0.0, -0x10]
  print (isMinusOne -1, isMinusOne (negate 1))
  print (I# -3#, D# -2.5##, -2 `mod` 3 :: Int, abs -2 :: Int)
