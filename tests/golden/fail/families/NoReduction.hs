-- expect: TypeMismatch
{-# LANGUAGE TypeFamilies #-}
type family F a
type instance F Int = Bool
f :: F Int -> Int
f x = x
main :: IO ()
main = print 1
