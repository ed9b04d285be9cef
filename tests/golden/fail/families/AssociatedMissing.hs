-- expect: NotInScope
{-# LANGUAGE TypeFamilies #-}
class C a where
  type T a
instance C Int where
  type U Int = Bool
main :: IO ()
main = print 1
