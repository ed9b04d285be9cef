-- expect: CustomTypeError
{-# LANGUAGE DataKinds, TypeFamilies, UndecidableInstances #-}
module Family where

import GHC.TypeLits

type family Element c where
  Element [a] = a
  Element other = TypeError ('Text "no elements in " ':<>: 'ShowType other)

first :: Element Bool -> Char
first x = x
