{-# LANGUAGE DefaultSignatures, DeriveAnyClass, DerivingStrategies, FunctionalDependencies, GADTs, UndecidableSuperClasses, UndecidableInstances #-}
module Main where
import Data.Kind (Type, Constraint)
import Data.Functor.Identity
import Data.Proxy

class Describe a where
  describe :: a -> String
  default describe :: Show a => a -> String
  describe = ("default:" ++) . show
data Pt = Pt { px, py :: Int }
  deriving stock (Show, Eq, Ord)
  deriving anyclass Describe
newtype Meters = Meters Double
  deriving newtype (Show, Num, Eq, Ord, Fractional)
  deriving stock (Read)
newtype Tagged (t :: k) a = Tagged { untag :: a } deriving stock (Show, Functor)
data HList (ts :: Type) where
  HNil :: HList ()
  HCons :: t -> HList ts -> HList (t, ts)
class ShowH ts where showH :: HList ts -> [String]
instance ShowH () where showH HNil = []
instance (Show t, ShowH ts) => ShowH (t, ts) where showH (HCons t ts) = show t : showH ts
data Rec f = Rec { name :: f String, age :: f Int }
deriving instance (Show (f String), Show (f Int)) => Show (Rec f)
deriving newtype instance Show Wrapper
newtype Wrapper = Wrapper Int
class Monad m => MonadStack e m | m -> e where { push :: e -> m (); popAll :: m [e] }
newtype St s a = St { runSt :: [s] -> (a, [s]) } deriving stock Functor
instance Applicative (St s) where { pure a = St (\s -> (a, s)); St f <*> St a = St (\s -> let (g, s1) = f s; (x, s2) = a s1 in (g x, s2)) }
instance Monad (St s) where St a >>= f = St (\s -> let (x, s1) = a s in runSt (f x) s1)
instance MonadStack s (St s) where { push e = St (\s -> ((), e : s)); popAll = St (\s -> (s, [])) }
validate :: Rec Maybe -> Maybe (Rec Identity)
validate (Rec n a) = Rec <$> fmap Identity n <*> fmap Identity a
type Both :: (Type -> Constraint) -> (Type -> Constraint) -> Type -> Constraint
class (c a, d a) => Both c d a
instance (c a, d a) => Both c d a
data Ex c = forall a. c a => Ex a
f :: Ex (Both Show Num) -> String
f (Ex a) = show (a + 1)
main :: IO ()
main = do
  putStrLn (describe (Pt 1 2))
  print (Meters 1.5 + 2, read "Meters 2.5" :: Meters)
  print (fmap (+ 1) (Tagged 1 :: Tagged Maybe Int) )
  print (showH (HCons 1 (HCons "two" (HCons (Just 'c') HNil))))
  print (validate (Rec (Just "n") (Just 3)), validate (Rec (Just "n") Nothing))
  print (Wrapper 4)
  print (fst (runSt (push 'a' >> push 'b' >> popAll) ""))
  putStrLn (f (Ex (41 :: Int)))
