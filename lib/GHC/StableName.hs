{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | Names of closures that stay when these are moved.
module GHC.StableName (StableName(..), makeStableName, hashStableName, eqStableName) where

import GHC.Base

data StableName a = StableName (StableName# a)

makeStableName :: a -> IO (StableName a)
makeStableName a = IO (\s -> case makeStableName# a s of (# s1, n #) -> (# s1, StableName n #))

hashStableName :: StableName a -> Int
hashStableName (StableName n) = I# (stableNameToInt# n)

instance Eq (StableName a) where
  (==) = eqStableName

eqStableName :: StableName a -> StableName b -> Bool
eqStableName a b = hashStableName a == hashStableName b
