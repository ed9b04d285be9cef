{-# LANGUAGE GADTs, KindSignatures, StandaloneDeriving, TypeFamilies #-}
-- Length-indexed lists: total head, zip of equal lengths, addition of lengths by a family.
data Z
data S n

type family Plus a b
type instance Plus Z b = b
type instance Plus (S a) b = S (Plus a b)

data Vec n a where
  Nil :: Vec Z a
  (:>) :: a -> Vec n a -> Vec (S n) a
infixr 5 :>
deriving instance Show a => Show (Vec n a)

vhead :: Vec (S n) a -> a
vhead (x :> _) = x
vzip :: Vec n a -> Vec n b -> Vec n (a, b)
vzip Nil Nil = Nil
vzip (a :> as) (b :> bs) = (a, b) :> vzip as bs
append :: Vec n a -> Vec m a -> Vec (Plus n m) a
append Nil ys = ys
append (x :> xs) ys = x :> append xs ys
toL :: Vec n a -> [a]
toL Nil = []
toL (x :> xs) = x : toL xs
instance Functor (Vec n) where
  fmap _ Nil = Nil
  fmap f (x :> xs) = f x :> fmap f xs

main :: IO ()
main = do
  let v = 1 :> 2 :> Nil; w = 'a' :> 'b' :> Nil
  print (vhead (fmap (* 2) v), toL (vzip v w))
  print (append v (3 :> Nil))
  print (vhead (append w w))
