{-# LANGUAGE GADTs, TypeFamilies #-}
-- Constructors of data instances in GADT syntax: their variables are their own, whatever those of the head are called, and
-- the type they return is matched with the whole head.
module Main where

data Z
data S n

data family Term a n
data instance Term (Maybe a) n where
  Var :: a -> Term (Maybe a) Z
  Up :: Term (Maybe (a, b)) n -> Term (Maybe a) (S n)
  Rep :: { item :: a, count :: Int } -> Term (Maybe [a]) n
  Shown :: Show n => n -> Term (Maybe n) a
newtype instance Term [a] n where
  Many :: { unMany :: (a, Int) } -> Term [a] n

depth :: Term (Maybe a) n -> Int
depth (Var _) = 0
depth (Up t) = 1 + depth t
depth (Rep _ n) = n
depth (Shown x) = length (show x)

value :: Term (Maybe a) Z -> a
value (Var x) = x
value (Rep x n) = replicate n x
value (Shown x) = x

class Collection c where
  type Elem c
  data Holder c
  hold :: Elem c -> Holder c

instance Show a => Collection [a] where
  type Elem [a] = a
  data Holder [a] where
    Hold :: Show a => a -> Holder [a]
  hold = Hold

main :: IO ()
main = do
  print (depth (Up (Var ('x', True))), depth (Rep { item = 'c', count = 7 }), depth (Shown ()))
  print (value (Var 3), value (Rep 'a' 2), value (Shown 'e'), unMany (Many ('z', 1)), item (Rep 'q' 1))
  case (hold 'h' :: Holder String) of Hold c -> print c
