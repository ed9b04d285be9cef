{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | Characters from numbers.
module GHC.Char (chr, eqChar, neChar) where

import GHC.Base
import GHC.Show

-- | The character of a code point.
chr :: Int -> Char
chr n@(I# i) = case leWord# (int2Word# i) 0x10FFFF## of
  1# -> C# (chr# i)
  _ -> errorWithoutStackTrace ("Prelude.chr: bad argument: " ++ showSignedInt 9 n "")

eqChar, neChar :: Char -> Char -> Bool
eqChar = (==)
neChar = (/=)
