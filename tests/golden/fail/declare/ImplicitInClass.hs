-- expect: MisplacedImplicit
{-# LANGUAGE ImplicitParams #-}
class (?depth :: Int) => Nested a
main :: IO ()
main = print 1
