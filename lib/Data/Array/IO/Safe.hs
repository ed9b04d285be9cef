{-# LANGUAGE NoImplicitPrelude #-}
-- | Data.Array.IO under its other name.
module Data.Array.IO.Safe (module Data.Array.IO) where

import Data.Array.IO
