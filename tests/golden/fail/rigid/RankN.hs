-- expect: MissingInstance
{-# LANGUAGE RankNTypes #-}
f :: (forall a. a -> a) -> (Int, Bool)
f g = (g 1, g True)
main :: IO ()
main = print (f (+ 1))
