-- expect: MissingInstance
{-# LANGUAGE UndecidableInstances #-}
module LoopingSuperclass where

-- The superclass could only be taken from what the instance itself makes.
class Shown a where
  shown :: a -> String

class Shown a => Named a

class Named a => Listed a

instance Listed a => Named a
