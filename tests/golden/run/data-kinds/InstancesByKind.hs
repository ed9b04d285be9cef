{-# LANGUAGE FunctionalDependencies, CUSKs, TypeOperators, PolyKinds, DataKinds, KindSignatures, TypeFamilies, FlexibleInstances, ScopedTypeVariables, FlexibleContexts, UndecidableInstances, AllowAmbiguousTypes, TypeApplications, RankNTypes #-}
import Data.Proxy
import qualified Data.Foldable as F
import Data.Kind
import GHC.Exts (TYPE)
import GHC.TypeLits
-- equations at kinds, open and closed
type family F (a :: k) :: Symbol
type instance F (a :: Nat) = "nat"
type instance F (a :: Symbol) = a
type instance F (a :: Bool) = "bool"
type family G (a :: k) :: k where
  G (a :: Nat) = a + 1
  G (a :: Bool) = 'False
  G a = a
-- in a class of one kind, inside of something polymorphic
class S a where s :: a -> String
instance KnownNat n => S (Proxy (n :: Nat)) where s p = "nat " ++ show (natVal p)
instance KnownSymbol n => S (Proxy (n :: Symbol)) where s p = "symbol " ++ symbolVal p
instance S (Proxy (a :: Type)) where s _ = "type"
instance S (Proxy (f :: Type -> k)) where s _ = "function"
-- families in superclasses of instances
class Z a where z :: a
instance Z Int where z = 0
instance Z () where z = ()
type family E a
type instance E Int = ()
type instance E [a] = E a
class (Z a, Z (E a)) => V a where v :: a -> E a
instance V Int where v _ = z
newtype W a = W a
type instance E (W a) = E a
instance Z a => Z (W a) where z = W z
instance V a => V (W a) where v (W a) = v a
-- a functional dependency for each kind
class Reifies s a | s -> a where reflect :: proxy s -> a
instance KnownNat n => Reifies n Integer where reflect = natVal
instance KnownSymbol n => Reifies n String where reflect = symbolVal
instance Reifies () Int where reflect _ = 0
-- a representation that nobody decides
newtype Codensity (m :: k -> TYPE rep) a = Codensity { runCodensity :: forall b. (a -> m b) -> m b }
instance Functor (Codensity (m :: j -> TYPE rep)) where
  fmap f (Codensity m) = Codensity (\k -> m (\x -> k (f x)))
-- a method by a qualified name in a pragma
newtype Two a = Two [a]
instance Foldable Two where
  {-# INLINE F.foldr #-}
  foldr f z (Two xs) = foldr f (foldr f z xs) xs
main :: IO ()
main = do
  putStrLn (symbolVal (Proxy :: Proxy (F 3)))
  putStrLn (symbolVal (Proxy :: Proxy (F "it")))
  putStrLn (symbolVal (Proxy :: Proxy (F 'True)))
  print (natVal (Proxy :: Proxy (G 3)))
  putStrLn (symbolVal (Proxy :: Proxy (G "same")))
  putStrLn (symbolVal (Proxy :: Proxy (F (G 'True))))
  mapM_ putStrLn [s (Proxy :: Proxy 5), s (Proxy :: Proxy "x"), s (Proxy :: Proxy Int), s (Proxy :: Proxy Maybe), s (Proxy :: Proxy Either), s (Proxy :: Proxy [Int])]
  print (v (W (W (3 :: Int))))
  print (reflect (Proxy :: Proxy 5), reflect (Proxy :: Proxy "abc"), reflect (Proxy :: Proxy ()))
  print (runCodensity (fmap (+ 1) (Codensity (\k -> k 3))) Just)
  print (sum (Two [1, 2, 3]))
