{-# LANGUAGE NoImplicitPrelude #-}
-- | Booleans.
module Data.Bool (Bool (..), (&&), (||), bool, not, otherwise) where

import GHC.Base

-- | What to answer for False, for True.
bool :: a -> a -> Bool -> a
bool f _ False = f
bool _ t True = t
