-- expect: AmbiguousName
{-# LANGUAGE DuplicateRecordFields #-}
data A = A { x :: Int }
data B = B { x :: Bool }
f a = x a
main = print 1
