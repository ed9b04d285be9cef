{-# LANGUAGE TypeFamilies, FunctionalDependencies, FlexibleContexts, FlexibleInstances, UndecidableSuperClasses, UndecidableInstances #-}
-- A local function between two types of a class whose superclass is an equality: what is wanted of both is found together.
module Main where
import Data.Proxy
import GHC.Exts (IsList (..))

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

newtype Few a = Few [a] deriving (Show)

instance IsList (Few a) where
  type Item (Few a) = a
  fromList = Few . take 2
  toList (Few as) = as

-- The lists are found of functions between them, and these of the elements.
mapped :: (IsList c, Item c ~ a, Item d ~ b, Show d) => Proxy a -> Proxy b -> ((a -> Maybe b) -> c -> d) -> String
mapped _ _ f = show (f (const Nothing) (fromList []))

keep :: (a -> Maybe b) -> Few a -> Few b
keep f (Few as) = Few [b | a <- as, Just b <- [f a]]

main :: IO ()
main = do
  print (turn "abc")
  putStrLn (mapped (Proxy :: Proxy Int) (Proxy :: Proxy Bool) keep)
