{-# LANGUAGE TypeFamilies, FunctionalDependencies, FlexibleContexts, FlexibleInstances, UndecidableSuperClasses, UndecidableInstances #-}
-- A local function between two types of a class whose superclass is an equality: what is wanted of both is found together.
module Main where
import GHC.Exts (IsList (Item))

class Fold full item | full -> item where
  foldAll :: (item -> b -> b) -> b -> full -> b

class (IsList full, item ~ Item full, Fold full item, Monoid full) => Seqs full item | full -> item where
  none :: full -> Bool
  hd :: full -> item
  tl :: full -> full
  add :: item -> full -> full
  turn :: full -> full
  turn l = rev l mempty
    where
      rev rl a
        | none rl = a
        | otherwise = rev (tl rl) (add (hd rl) a)

instance Fold [a] a where
  foldAll = foldr

instance Seqs [a] a where
  none = null
  hd = head
  tl = tail
  add = (:)

main :: IO ()
main = print (turn "abc")
