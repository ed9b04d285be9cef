-- expect: WrongFamily
{-# LANGUAGE TypeFamilies #-}
class C a where { type T a }
instance C Int where { type T Bool = Int }
main = print 1
