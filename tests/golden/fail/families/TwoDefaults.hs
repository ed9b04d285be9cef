-- expect: DuplicateDefinition
{-# LANGUAGE TypeFamilies #-}
class Container f where
  type Element f
  type Element f = Int
  type Element f = Bool
main :: IO ()
main = print 1
