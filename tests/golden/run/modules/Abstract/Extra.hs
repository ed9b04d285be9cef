module Extra where

import Stack

instance Show a => Show (Stack a) where
  showsPrec d s = showParen (d > 10) (showString "fromList " . showsPrec 11 (toList s))
instance Semigroup (Stack a) where a <> b = foldr push b (toList a)
