-- expect: NotInScope
{-# LANGUAGE TypeFamilies, ExplicitForAll #-}
type family F a
type instance forall a b. F [a] = a
main :: IO ()
main = print 1
