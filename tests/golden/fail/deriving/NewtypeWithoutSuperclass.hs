-- expect: MissingInstance
{-# LANGUAGE GeneralizedNewtypeDeriving #-}
newtype Stack a = Stack [a] deriving Monad
main :: IO ()
main = print 1
