-- expect: AmbiguousName
{-# LANGUAGE DuplicateRecordFields #-}
data A = A { x :: Int }
data B = B { x :: Bool }
f a = a { x = 3 }
main = print 1
