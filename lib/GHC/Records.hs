{-# LANGUAGE AllowAmbiguousTypes #-}
{-# LANGUAGE FunctionalDependencies #-}
-- | Fields of records by their names in types. The compiler knows the instances for records; others may be declared.
module GHC.Records (HasField (..)) where

-- | Records of type @r@ have a field @x@ of type @a@.
class HasField x r a | x r -> a where
  getField :: r -> a
