-- Fixity declarations at the top, in let and in classes; all three associativities.
infixl 6 |+|
infixr 6 |^|
infix 4 |=|

(|+|), (|^|) :: Int -> Int -> Int
a |+| b = a - b
a |^| b = a - b
(|=|) :: Int -> Int -> Bool
a |=| b = a == b

class Joins a where
  infixr 5 +++
  (+++) :: a -> a -> a
  infixl 7 `times`
  times :: a -> a -> a

instance Joins Int where
  (+++) = (-)
  times = (*)

data E = Int :+: E | E0 deriving Show
infixr 5 :+:

main :: IO ()
main = do
  print (10 |+| 3 |+| 2, 10 |^| 3 |^| 2, 1 |+| 1 |=| 0)
  print (10 +++ 3 +++ 2 `times` 4 :: Int)
  let infixl 1 &&&; a &&& b = a * 10 + b
  print (1 &&& 2 + 3 &&& 4)
  print (1 :+: 2 :+: E0)
  print (2 `op` 3 `op` 4)
  where
    infixr 9 `op`
    op a b = a ^ b :: Integer
