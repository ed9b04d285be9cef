-- expect: TypeMismatch
{-# LANGUAGE RankNTypes #-}
apply :: (forall a. a -> a) -> (Int, Bool)
apply f = (f 1, f True)
main :: IO ()
main = print (map apply [])
