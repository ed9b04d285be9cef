-- | Floating-point numbers in builders.
module Data.Text.Lazy.Builder.RealFloat (FPFormat(..), realFloat, formatRealFloat) where

import Data.Text.Lazy.Builder
import Numeric (showEFloat, showFFloat)

data FPFormat = Exponent | Fixed | Generic
  deriving (Enum, Read, Show)

-- | As `show` has them.
realFloat :: RealFloat a => a -> Builder
realFloat = formatRealFloat Generic Nothing

-- | With a number of decimals, if it is told; those with an exponent have one at least.
formatRealFloat :: RealFloat a => FPFormat -> Maybe Int -> a -> Builder
formatRealFloat format decimals x = case format of
  Exponent -> fromString (showEFloat (max 1 <$> decimals) x "")
  Fixed -> fromString (showFFloat decimals x "")
  Generic
    | size >= 0.1 && size < 10000000 || size == 0 -> formatRealFloat Fixed decimals x
    | otherwise -> formatRealFloat Exponent decimals x
 where size = abs x
