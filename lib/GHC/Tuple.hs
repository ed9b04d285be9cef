{-# LANGUAGE NoImplicitPrelude #-}
-- | Tuples are built-in syntax, up to 15 components; their constructors belong to this module.
module GHC.Tuple where

-- | One component.
data Solo a = Solo a
