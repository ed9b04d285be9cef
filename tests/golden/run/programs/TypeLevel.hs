{-# LANGUAGE GADTs, DataKinds, KindSignatures, TypeFamilies, StandaloneDeriving, RankNTypes, UndecidableInstances #-}
module Main where
import Data.Kind (Type)
data Nat = Z | S Nat
data Vec (n :: Nat) a where
  Nil :: Vec 'Z a
  (:>) :: a -> Vec n a -> Vec ('S n) a
infixr 5 :>
deriving instance Show a => Show (Vec n a)
instance Functor (Vec n) where { fmap _ Nil = Nil; fmap f (a :> v) = f a :> fmap f v }
instance Foldable (Vec n) where { foldr _ z Nil = z; foldr f z (a :> v) = f a (foldr f z v) }
type family (a :: Nat) + (b :: Nat) :: Nat where
  'Z + b = b
  'S a + b = 'S (a + b)
append :: Vec n a -> Vec m a -> Vec (n + m) a
append Nil w = w
append (a :> v) w = a :> append v w
vhead :: Vec ('S n) a -> a
vhead (a :> _) = a
vtail :: Vec ('S n) a -> Vec n a
vtail (_ :> v) = v
vzip :: (a -> b -> c) -> Vec n a -> Vec n b -> Vec n c
vzip _ Nil Nil = Nil
vzip f (a :> v) (b :> w) = f a b :> vzip f v w
data SNat (n :: Nat) where { SZ :: SNat 'Z; SS :: SNat n -> SNat ('S n) }
replicateV :: SNat n -> a -> Vec n a
replicateV SZ _ = Nil
replicateV (SS n) a = a :> replicateV n a
class KnownNat' (n :: Nat) where sing :: SNat n
instance KnownNat' 'Z where sing = SZ
instance KnownNat' n => KnownNat' ('S n) where sing = SS sing
instance KnownNat' n => Applicative (Vec n) where { pure = replicateV sing; (<*>) = vzip ($) }
withVec :: [a] -> (forall n. Vec n a -> r) -> r
withVec [] k = k Nil
withVec (x : xs) k = withVec xs (k . (x :>))
data Door = Opened | Closed
data DoorS (s :: Door) where { MkOpen :: DoorS 'Opened; MkClosed :: Int -> DoorS 'Closed }
close :: Int -> DoorS 'Opened -> DoorS 'Closed
close n MkOpen = MkClosed n
knock :: DoorS 'Closed -> Int
knock (MkClosed n) = n
main :: IO ()
main = do
  let v = 1 :> 2 :> 3 :> Nil
  print (append v (fmap (* 10) v))
  print (vhead (vtail v), sum v, vzip (,) v ("a" :> "b" :> "c" :> Nil))
  print ((+) <$> v <*> pure 100)
  print (withVec "hello" length, knock (close 3 MkOpen))
