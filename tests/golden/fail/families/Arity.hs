-- expect: FamilyArity
{-# LANGUAGE TypeFamilies #-}
type family F a b where
  F a = a
main :: IO ()
main = print 1
