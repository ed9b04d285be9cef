{-# LANGUAGE NoImplicitPrelude #-}
-- | Reading arrays. Not in GHC.Arr, which lies below Read.
module Data.Array.Read () where

import GHC.Arr
import GHC.Base
import GHC.Read

instance (Ix i, Read i, Read e) => Read (Array i e) where
  readsPrec d = readParen (d > 10) (\text ->
    [ (array range' ies, rest)
    | ("array", text1) <- lex text, (range', text2) <- readsPrec 11 text1, (ies, rest) <- readsPrec 11 text2 ])
