-- expect: RigidTypeVariable
{-# LANGUAGE Haskell2010 #-}
f :: a -> [a]
f x = g x
  where
    g :: b -> [a]
    g y = [x]
main :: IO ()
main = print (f 1)
