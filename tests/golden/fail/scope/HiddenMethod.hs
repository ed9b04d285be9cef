-- expect: NotInScope
-- A method is defined where it is in scope, under whatever qualifier: the Prelude has Foldable and Semigroup without all of theirs.
module HiddenMethod where

import qualified Data.Foldable as F
import Data.String (IsString)

newtype L a = L [a]

instance Foldable L where
  foldr f z (L xs) = foldr f z xs
  toList (L xs) = xs

instance Semigroup (L a) where
  L a <> L b = L (a ++ b)
  stimes _ x = x

instance a ~ Char => IsString (L a) where
  fromString = L
