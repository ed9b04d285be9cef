{-# LANGUAGE NoImplicitPrelude #-}
-- | A hash of 128 bits.
module GHC.Fingerprint.Type (Fingerprint (..)) where

import GHC.Base
import GHC.Num
import GHC.Real
import GHC.Show
import GHC.Word

data Fingerprint = Fingerprint {-# UNPACK #-} !Word64 {-# UNPACK #-} !Word64
  deriving (Eq, Ord)

-- | 32 hexadecimal digits.
instance Show Fingerprint where
  showsPrec _ (Fingerprint a b) rest = hexadecimal 16 a (hexadecimal 16 b rest)

hexadecimal :: Int -> Word64 -> [Char] -> [Char]
hexadecimal 0 _ rest = rest
hexadecimal count n rest = hexadecimal (count - 1) (n `quot` 16) (intToDigit (fromIntegral (n `rem` 16)) : rest)
