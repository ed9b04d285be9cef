{-# LANGUAGE DeriveGeneric, FlexibleContexts, StandaloneDeriving #-}
-- Instances derived of types of other modules go by the fixities that were declared there.
module Main (main) where

import Data.List.NonEmpty (NonEmpty (..))
import GHC.Generics
import Operators

deriving instance Show a => Show (Pair a)
deriving instance Read a => Read (Pair a)
deriving instance Generic E

fixityOf :: (Generic a, Fixed (Rep a)) => a -> Fixity
fixityOf = fixed . from

class Fixed f where fixed :: f p -> Fixity
instance Fixed f => Fixed (D1 c f) where fixed (M1 x) = fixed x
instance Constructor c => Fixed (C1 c f) where fixed = conFixity

main :: IO ()
main = do
  print [showsPrec p (1 `Foo` (2 :: Int)) "" | p <- [2 .. 5]]
  print [showsPrec p ('a' :|| "b") "" | p <- [4 .. 7]]
  print [reads' p "1 :|| [2]" | p <- [4 .. 7]]
  print [reads' p "1 `Foo` 2" | p <- [2 .. 5]]
  print [map fst (readsPrec p "1 :| [2]" :: [(NonEmpty Int, String)]) | p <- [4 .. 7]]
  print (fixityOf (1 := 2))
  where
    reads' :: Int -> String -> [Pair Int]
    reads' p = map fst . readsPrec p
