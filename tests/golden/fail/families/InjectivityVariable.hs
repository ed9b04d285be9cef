-- expect: Injectivity
{-# LANGUAGE TypeFamilyDependencies #-}
type family Same a = r | r -> a where
  Same Int = Bool
  Same [a] = a
main :: IO ()
main = print 1
