{-# LANGUAGE TypeOperators #-}
-- Semigroup, Monoid, Monad and Alternative of representations.
module Main where

import Control.Applicative (Alternative (..))
import GHC.Generics

main :: IO ()
main = do
  print (Par1 "a" <> Par1 "b", Rec1 [1] <> mempty <> Rec1 [2 :: Int])
  print (Comp1 (Just [1]) <> Comp1 (Just [2 :: Int]), mempty :: (Maybe :.: []) Int)
  print ((([1, 2] :*: Just 3) >>= \x -> [x, x * 10] :*: Just (x + 1)) :: ([] :*: Maybe) Int)
  print (Comp1 [Just 'a'] <|> empty <|> Comp1 [Nothing])
  print ([] :: [V1 Int])
