{-# LANGUAGE AllowAmbiguousTypes #-}
{-# LANGUAGE DataKinds #-}
-- | What the label @#x@ means: @fromLabel \@"x"@.
module GHC.OverloadedLabels (IsLabel (..)) where

import GHC.Types (Symbol)

class IsLabel (x :: Symbol) a where
  fromLabel :: a
