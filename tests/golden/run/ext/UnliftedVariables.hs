{-# LANGUAGE DataKinds, MagicHash, RankNTypes, KindSignatures, PolyKinds #-}
-- Type variables of the kinds of unlifted types: values of such types are passed, kept and returned as they are.
module Main where

import GHC.Exts

same :: forall (x :: TYPE 'IntRep). x -> x
same x = x

twice :: forall (d :: TYPE 'DoubleRep). (d -> d) -> d -> d
twice f x = f (f x)

data Kept (c :: TYPE 'WordRep) = Kept c Int

kept :: forall (c :: TYPE 'WordRep). (c -> Int) -> Kept c -> Int
kept f (Kept c n) = f c + n

main :: IO ()
main = do
  let local = same 3#
  print (I# local, I# (same (same 4#)))
  print (D# (twice (*## 1.5##) 2.0##))
  print (kept (\w -> I# (word2Int# w)) (Kept 40## 2))
