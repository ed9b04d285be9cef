{-# LANGUAGE Haskell2010 #-}
{-# LANGUAGE GADTs, GeneralizedNewtypeDeriving, KindSignatures, PolyKinds, RankNTypes #-}
-- Classes of `(->) r`, and of (->) itself, for newtypes of functions; a kind that a constructor binds is nothing existential.
module Main where

import Control.Category
import Prelude hiding (id, (.))

newtype Env r a = Env (r -> a) deriving (Functor, Applicative, Monad)

newtype Fun a b = Fun (a -> b) deriving (Category)

newtype Tagged t a where
  Tagged :: forall k (t :: k) a. a -> Tagged t a
  deriving (Show)

run :: Fun a b -> a -> b
run (Fun f) = f

main :: IO ()
main = do
  let Env pair = do { x <- Env (+ 1); y <- Env (* 2); return (x, y) }
  print (pair 10)
  print (run (Fun show . Fun (* 2) . id) 5)
  print [Tagged 'a' :: Tagged Maybe Char]
