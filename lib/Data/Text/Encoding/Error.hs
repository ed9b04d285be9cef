-- | What to do about bytes that are no UTF-8.
module Data.Text.Encoding.Error
  ( UnicodeException(..), OnError, OnDecodeError, OnEncodeError, lenientDecode, strictDecode, strictEncode, ignore, replace
  ) where

import Control.DeepSeq (NFData(..))
import Control.Exception (Exception, throw)
import Data.Word (Word8)
import Numeric (showHex)

-- | Told what is wrong and with which byte or character, if one is to blame; answers what stands for it, if anything.
type OnError a b = String -> Maybe a -> Maybe b
type OnDecodeError = OnError Word8 Char
type OnEncodeError = OnError Char Word8

data UnicodeException
  = DecodeError String (Maybe Word8)
  | EncodeError String (Maybe Char)
  deriving (Eq)

instance Show UnicodeException where
  show (DecodeError why (Just w)) = "Cannot decode byte '\\x" ++ showHex w ("': " ++ why)
  show (DecodeError why Nothing) = "Cannot decode input: " ++ why
  show (EncodeError why (Just c)) = "Cannot encode character '\\x" ++ showHex (fromEnum c) ("': " ++ why)
  show (EncodeError why Nothing) = "Cannot encode input: " ++ why

instance Exception UnicodeException

instance NFData UnicodeException where
  rnf (DecodeError why w) = rnf why `seq` rnf w
  rnf (EncodeError why c) = rnf why `seq` rnf c

lenientDecode, strictDecode :: OnDecodeError
lenientDecode _ _ = Just '\xFFFD'
strictDecode why w = throw (DecodeError why w)

strictEncode :: OnEncodeError
strictEncode why c = throw (EncodeError why c)

ignore :: OnError a b
ignore _ _ = Nothing

replace :: b -> OnError a b
replace c _ _ = Just c
