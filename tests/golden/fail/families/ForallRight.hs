-- expect: InvalidFamilyPattern
{-# LANGUAGE TypeFamilies, RankNTypes #-}
type family F a
type instance F Int = forall b. b -> b
main :: IO ()
main = print 1
