{-# LANGUAGE RankNTypes, DeriveFunctor #-}
-- Fields with a forall of their own: what it binds asks nothing of the derived instance.
module Main where

import Data.Functor.Identity (Identity (..))

newtype Bazaar a b t = Bazaar {runBazaar :: forall f. Applicative f => (a -> f b) -> f t}
  deriving (Functor)

instance Applicative (Bazaar a b) where
  pure x = Bazaar (\_ -> pure x)
  Bazaar f <*> Bazaar x = Bazaar (\k -> f k <*> x k)

sell :: a -> Bazaar a b b
sell a = Bazaar (\k -> k a)

main :: IO ()
main = do
  let both = (,) <$> sell 1 <*> fmap show (sell (2 :: Int)) :: Bazaar Int Int (Int, String)
  print (runIdentity (runBazaar both (Identity . (* 10))))
  print (runBazaar both (\n -> [n, n + 1]))
