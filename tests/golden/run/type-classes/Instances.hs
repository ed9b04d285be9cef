{-# LANGUAGE AllowAmbiguousTypes, DefaultSignatures, FlexibleContexts, FlexibleInstances, FunctionalDependencies, InstanceSigs #-}
{-# LANGUAGE ScopedTypeVariables, TypeApplications, UndecidableInstances #-}
-- Functional dependencies, defaults with signatures of their own, overlap, instance signatures, superclasses.
module Main where

class Monad m => MonadSt s m | m -> s where
  getS :: m s
  putS :: s -> m ()

newtype StT s m a = StT { runStT :: s -> m (a, s) }

instance Functor m => Functor (StT s m) where
  fmap g (StT h) = StT (fmap (\(a, s) -> (g a, s)) . h)

instance Monad m => Applicative (StT s m) where
  pure a = StT (\s -> return (a, s))
  StT mf <*> StT mx = StT $ \s -> do { (g, s1) <- mf s; (x, s2) <- mx s1; return (g x, s2) }

instance Monad m => Monad (StT s m) where
  (>>=) :: forall a b. StT s m a -> (a -> StT s m b) -> StT s m b
  StT m >>= k = StT step
    where
      step :: s -> m (b, s)
      step s = m s >>= \(a, s1) -> runStT (k a) s1

instance Monad m => MonadSt s (StT s m) where
  getS = StT $ \s -> return (s, s)
  putS s = StT $ \_ -> return ((), s)

increment :: (Num s, MonadSt s m) => m ()
increment = getS >>= \x -> putS (x + 1)

class Named a where name :: String
instance Named Int where name = "Int"
instance Named Bool where name = "Bool"
instance (Named a, Named b) => Named (a, b) where
  name = "(" ++ name @a ++ "," ++ name @b ++ ")"

class Show a => Pretty a where
  pretty :: a -> String
  default pretty :: (Ord a, Num a) => a -> String
  pretty x = if x > 0 then "+" ++ show x else show x

instance Pretty Int
instance Pretty Bool where pretty = map succ . show
instance {-# OVERLAPPABLE #-} Pretty a => Pretty [a] where pretty = concatMap pretty
instance {-# OVERLAPPING #-} Pretty [Char] where pretty = id

class Shape a where
  area :: a -> Double
  label :: a -> String
  label _ = "shape of " ++ show 0
  {-# MINIMAL area #-}

newtype Square = Square Double
instance Shape Square where
  area :: Square -> Double
  area (Square d) = d * d

main :: IO ()
main = do
  print . snd =<< runStT (increment >> increment) 5
  putStrLn (name @(Int, (Bool, Int)))
  putStrLn (pretty (3 :: Int) ++ pretty True ++ pretty [1 :: Int, -2] ++ pretty "str")
  print (area (Square 3))
  putStrLn (label (Square 2))
