{-# LANGUAGE MagicHash #-}
{-# LANGUAGE DeriveGeneric #-}
{-# LANGUAGE DataKinds #-}
-- Fields of unlifted types in representations.

import GHC.Exts
import GHC.Generics

data T = T Int# Char# Double# Float# Word# | U Int deriving (Generic, Eq, Show)

class Count f where count :: f p -> Int
instance Count U1 where count _ = 0
instance Count (K1 i c) where count _ = 1
instance Count UInt where count (UInt n) = I# n
instance Count UChar where count (UChar c) = I# (ord# c)
instance Count (URec Double) where count _ = 1000
instance Count (URec Float) where count _ = 2000
instance Count UWord where count u = I# (word2Int# (uWord# u))
instance (Count f, Count g) => Count (f :+: g) where
  count (L1 a) = count a
  count (R1 b) = count b
instance (Count f, Count g) => Count (f :*: g) where count (a :*: b) = count a + count b
instance Count f => Count (M1 i c f) where count (M1 a) = count a

main :: IO ()
main = do
  let t = T 1# 'c'# 2.5## 1.5# 7##
  print (from t)
  print (to (from t) == t, count (from t), count (from (U 4)))
  print (compare (UInt 3#) (UInt (-4#)), fmap not (UChar 'x'#), length (UWord 1##))
