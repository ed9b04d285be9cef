-- expect: Injectivity
{-# LANGUAGE TypeFamilyDependencies #-}
type family Pair a b = r | r -> a b
type instance Pair a b = [a]
main :: IO ()
main = print 1
