-- expect: ConflictingFamilyInstances
{-# LANGUAGE TypeFamilies #-}
data family Store a
data instance Store [a] = Many [a]
data instance Store [Int] = Ints
main :: IO ()
main = print 1
