-- expect: Injectivity
{-# LANGUAGE TypeFamilyDependencies #-}
type family Code a = r | r -> a
type instance Code Int = Bool
type instance Code Char = Bool
main :: IO ()
main = print 1
