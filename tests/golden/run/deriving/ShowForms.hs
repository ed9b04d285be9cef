-- Derived Show: infix constructors, records with operators, negative numbers, precedence.
module Main where

infixr 5 :+:
infixl 6 `Q`

data E a
  = L Int
  | a :+: E a
  | a `Q` a
  | Neg { x, (%%) :: Int, y' :: a }
  | a :* a
  | Z
  deriving Show

data Op = Int :% Int | (:-) { l :: Int, r :: Int } | (:!) Int Int
  deriving Show

newtype N = N { unN :: [Int] }
  deriving Show

data Mixed = Mixed Double Char String (Maybe Int) Integer () [Bool] (Int, Char)
  deriving Show

main :: IO ()
main = do
  let es = [L (-3), 1 :+: (2 :+: L 4), (-1) `Q` 2, Neg { x = -1, (%%) = 2, y' = -3 }, 4 :* (-5), Z] :: [E Int]
  mapM_ print es
  print (Just (head es), map Just es)
  print [showsPrec d e "" | d <- [5, 6, 7, 10, 11], e <- es]
  print [3 :% 4, (:-) 3 (-4), 1 :! 2]
  print (N [1, 2], showsPrec 11 (N [1]) "")
  print (Mixed (-1.5) 'x' "a\"b" (Just (-1)) (-5) () [True] (-1, 'c'))
