-- | Text as C has it, by an encoding: UTF-8, or a byte for a character.
module GHC.Foreign
  ( peekCString, peekCStringLen, newCString, newCStringLen, withCString, withCStringLen, withCStringsLen, charIsRepresentable
  ) where

import qualified Foreign.C.String as C
import Foreign.C.String (CString, CStringLen)
import Foreign.Marshal.Array (withArrayLen)
import Foreign.Ptr (Ptr)
import GHC.IO.Encoding (TextEncoding, textEncodingName)

-- | What an encoding that handles have, too, does; others are refused.
by :: TextEncoding -> a -> a -> a
by encoding utf8 bytes
  | name `elem` ["UTF-8", "UTF-8BOM"] = utf8
  | name == "ISO-8859-1" = bytes
  | otherwise = errorWithoutStackTrace ("GHC.Foreign: no encoding " ++ name)
  where
    name = textEncodingName encoding

peekCString :: TextEncoding -> CString -> IO String
peekCString e = by e C.peekCString C.peekCAString

peekCStringLen :: TextEncoding -> CStringLen -> IO String
peekCStringLen e = by e C.peekCStringLen C.peekCAStringLen

newCString :: TextEncoding -> String -> IO CString
newCString e = by e C.newCString C.newCAString

newCStringLen :: TextEncoding -> String -> IO CStringLen
newCStringLen e = by e C.newCStringLen C.newCAStringLen

withCString :: TextEncoding -> String -> (CString -> IO a) -> IO a
withCString e = by e C.withCString C.withCAString

withCStringLen :: TextEncoding -> String -> (CStringLen -> IO a) -> IO a
withCStringLen e = by e C.withCStringLen C.withCAStringLen

-- | Of all of the texts, an array of their addresses.
withCStringsLen :: TextEncoding -> [String] -> (Int -> Ptr CString -> IO a) -> IO a
withCStringsLen e texts action = go [] texts
  where
    go addresses (t : ts) = withCString e t (\p -> go (p : addresses) ts)
    go addresses [] = withArrayLen (reverse addresses) action

charIsRepresentable :: TextEncoding -> Char -> IO Bool
charIsRepresentable e c = by e (C.charIsRepresentable c) (return (c <= '\xff'))
