-- | Pairs of surrogates.
module Data.Text.Internal.Encoding.Utf16 (chr2, validate1, validate2) where

import Data.Char (chr)
import Data.Word (Word16)

chr2 :: Word16 -> Word16 -> Char
chr2 high low = chr ((fromIntegral high - 0xd800) * 0x400 + (fromIntegral low - 0xdc00) + 0x10000)

-- | Is the unit a character?
validate1 :: Word16 -> Bool
validate1 unit = unit < 0xd800 || unit > 0xdfff

validate2 :: Word16 -> Word16 -> Bool
validate2 high low = high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
