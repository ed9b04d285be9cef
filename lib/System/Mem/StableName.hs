{-# LANGUAGE NoImplicitPrelude #-}
-- | Names of closures that stay when these are moved.
module System.Mem.StableName (StableName, makeStableName, hashStableName, eqStableName) where

import GHC.StableName
