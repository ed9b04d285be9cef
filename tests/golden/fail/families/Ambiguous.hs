-- expect: Ambiguous
{-# LANGUAGE TypeFamilies #-}
type family F a
f :: F a -> Int
f _ = 1
main :: IO ()
main = print 1
