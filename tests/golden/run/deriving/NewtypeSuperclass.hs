{-# LANGUAGE DerivingStrategies, DerivingVia, GeneralizedNewtypeDeriving, StandaloneDeriving #-}
-- The superclasses of an instance derived through another type are the new type's own.
import Data.Ord (Down (..))

newtype Name = Name String deriving newtype (Ord, Show)

instance Eq Name where
  Name a == Name b = length a == length b

newtype Priority = Priority Int
  deriving stock Show
  deriving Ord via Down Int

instance Eq Priority where
  _ == _ = True

newtype Wrap f a = Wrap (f a)

instance Functor f => Functor (Wrap f) where
  fmap f (Wrap x) = Wrap (fmap f x)

instance Applicative f => Applicative (Wrap f) where
  pure = Wrap . pure
  Wrap f <*> Wrap x = Wrap (f <*> x)
  _ *> Wrap x = Wrap x

deriving newtype instance Monad f => Monad (Wrap f)

same :: Ord a => a -> a -> (Bool, Ordering)
same x y = (x == y, compare x y)

viaApplicative :: Monad m => m a -> m b -> m b
viaApplicative = (*>)

viaMonad :: Monad m => m a -> m b -> m b
viaMonad = (>>)

main :: IO ()
main = do
  print (same (Name "ab") (Name "cd"))
  print (same (Priority 1) (Priority 2))
  let Wrap a = viaApplicative (Wrap [1, 2]) (Wrap "x")
      Wrap b = viaMonad (Wrap [1, 2]) (Wrap "x")
  print (a, b)
