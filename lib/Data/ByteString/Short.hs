-- | Byte strings that take little room, for many small ones.
module Data.ByteString.Short
  ( ShortByteString(..), toShort, fromShort, pack, unpack, empty, null, length, index, indexMaybe, (!?)
  , packCString, packCStringLen, useAsCString, useAsCStringLen
  ) where

import Data.ByteString.Short.Internal
import Prelude ()
