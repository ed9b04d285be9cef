-- expect: CustomTypeError
{-# LANGUAGE DataKinds, UndecidableInstances #-}
module Instance where

import GHC.TypeLits

class Describe a where
  describe :: a -> String

instance TypeError ('Text "functions cannot be described, like this " ':<>: 'ShowType (a -> b) ':$$: 'Text "apply them first") => Describe (a -> b) where
  describe _ = ""

text :: String
text = describe not
