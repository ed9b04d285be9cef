-- expect: NotInScope
{-# LANGUAGE TypeFamilies, ExplicitForAll #-}
type family F a b
type instance forall a. F [a] b = a
main :: IO ()
main = print 1
