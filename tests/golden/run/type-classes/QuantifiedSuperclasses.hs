{-# LANGUAGE QuantifiedConstraints, UndecidableInstances #-}
-- What a quantified constraint has as a superclass further up than one step, or as a quantified constraint of its own.
f :: (forall m. Monad m => Monad (t m)) => t Maybe Int -> t Maybe Int
f x = fmap (+ 1) x
newtype IdT m a = IdT { runIdT :: m a }
instance Functor m => Functor (IdT m) where fmap g (IdT m) = IdT (fmap g m)
instance Applicative m => Applicative (IdT m) where { pure = IdT . pure; IdT a <*> IdT b = IdT (a <*> b) }
instance Monad m => Monad (IdT m) where IdT m >>= k = IdT (m >>= runIdT . k)
g :: (forall a. Num a => Integral (f a)) => f Int -> f Int -> (Bool, f Int)
g x y = (x == y, x + y `div` 2)
class (a => b) => Implies a b
instance (a => b) => Implies a b
h :: (Implies (Show a) (Implies (Show b) (Show c))) => (Show a, Show b) => a -> b -> c -> String
h _ _ c = show c
main = do
  print (runIdT (f (IdT (Just 2))))
  putStrLn (h 'a' "b" (1.5 :: Double))
