-- Newtypes: deriving through, phantom parameters, recursion, a newtype of a function.
{-# LANGUAGE GeneralizedNewtypeDeriving #-}
import Data.Coerce

newtype Age = Age { getAge :: Int } deriving (Eq, Ord, Num, Enum, Real, Integral, Show, Read, Bounded)
newtype Tagged t a = Tagged a deriving (Show, Functor)
newtype Mu f = In (f (Mu f))
newtype Rec a = Rec (Rec a -> a)
data ListF a r = Nil | Cons a r

sumMu :: Mu (ListF Int) -> Int
sumMu (In Nil) = 0
sumMu (In (Cons a r)) = a + sumMu r

class Boxed f where unbox :: f a -> a
instance Boxed (Tagged t) where unbox (Tagged a) = a

main :: IO ()
main = do
  print (Age 3 + 4, [Age 1 .. 3], read "Age {getAge = 5}" :: Age)
  print (sum [Age 1, 2] `div` 2, maxBound == Age maxBound)
  print (fmap (+ 1) (Tagged 1 :: Tagged Char Int), unbox (Tagged 'x'))
  print (sumMu (In (Cons 1 (In (Cons 2 (In Nil))))))
  print (coerce [Age 1, Age 2] :: [Int], (coerce (+ (1 :: Int)) :: Age -> Age) 4)
