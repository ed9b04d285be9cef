-- expect: CoverageCondition
{-# LANGUAGE FunctionalDependencies #-}
class C a b | a -> b
instance C [a] b
main :: IO ()
main = print 1
