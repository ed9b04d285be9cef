-- expect: ConflictingFamilyInstances
{-# LANGUAGE TypeFamilies #-}
type family F a
type instance F Int = Bool
type instance F Int = Char
main :: IO ()
main = print 1
