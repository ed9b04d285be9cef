{-# LANGUAGE FlexibleInstances, FunctionalDependencies, KindSignatures, MultiParamTypeClasses, PolyKinds #-}
-- What a functional dependency determines is looked for in types as they are written: here in the arguments of a synonym that does not use them.
-- A variable that stands in the kinds of an instance's head counts as being in it.
module Main where

import Data.Typeable

class Monad m => Cached k v m | m -> k, m -> v where
  cached :: k -> v -> m v

class Store c k v | c -> k, c -> v where
  put :: k -> v -> c -> c

newtype Keeping c a = Keeping (c -> (a, c))

instance Functor (Keeping c) where
  fmap f (Keeping g) = Keeping (\c -> let (a, d) = g c in (f a, d))

instance Applicative (Keeping c) where
  pure a = Keeping (\c -> (a, c))
  Keeping f <*> Keeping g = Keeping (\c -> let { (h, d) = f c; (a, e) = g d } in (h a, e))

instance Monad (Keeping c) where
  Keeping f >>= k = Keeping (\c -> let { (a, d) = f c; Keeping g = k a } in g d)

type KeepingPairs c k v = Keeping c

instance Store [(Int, String)] Int String where
  put k v = ((k, v) :)

instance Store c k v => Cached k v (KeepingPairs c k v) where
  cached k v = Keeping (\c -> (v, put k v c))

class Described p where
  described :: p -> String

instance (Typeable k, Typeable (a :: k)) => Described (Proxy a) where
  described p = show (typeRep p)

main :: IO ()
main = do
  let Keeping run = mapM (\n -> cached n (show n)) [1, 2, 3 :: Int]
  print (run [(0 :: Int, "none")])
  putStrLn (described (Proxy :: Proxy Maybe) ++ " " ++ described (Proxy :: Proxy Int))
