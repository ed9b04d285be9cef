-- expect: FunctionalDependencyConflict
{-# LANGUAGE FunctionalDependencies #-}
class C a b | a -> b
instance C Int Bool
instance C Int Char
main :: IO ()
main = print 1
