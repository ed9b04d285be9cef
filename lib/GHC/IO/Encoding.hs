{-# LANGUAGE NoImplicitPrelude #-}
-- | How text becomes bytes. Handles speak UTF-8 (with or without a byte order mark) and Latin-1; the other encodings have names only.
module GHC.IO.Encoding
  ( TextEncoding(..), latin1, utf8, utf8_bom, utf16, utf16le, utf16be, utf32, utf32le, utf32be, char8
  , mkTextEncoding, getLocaleEncoding, setLocaleEncoding, getFileSystemEncoding, setFileSystemEncoding, localeEncoding
  ) where

import GHC.Base
import GHC.Num
import GHC.Show
import GHC.List (lookup, span)
import GHC.IO.Exception

-- | @textEncodingChecks@: characters that it has no bytes for are refused, not cut. @textEncodingLenience@: what becomes of
-- bytes and characters that UTF-8 has not (GHC.IO.Handle.Internals).
data TextEncoding = TextEncoding { textEncodingName :: String, textEncodingChecks :: Bool, textEncodingLenience :: Int }

instance Show TextEncoding where
  showsPrec _ e = showString (textEncodingName e)

latin1, utf8, utf8_bom, utf16, utf16le, utf16be, utf32, utf32le, utf32be, char8, localeEncoding :: TextEncoding
latin1 = TextEncoding "ISO-8859-1" True 0
utf8 = TextEncoding "UTF-8" True 0
utf8_bom = TextEncoding "UTF-8BOM" True 0
utf16 = TextEncoding "UTF-16" True 0
utf16le = TextEncoding "UTF16-LE" True 0
utf16be = TextEncoding "UTF-16BE" True 0
utf32 = TextEncoding "UTF-32" True 0
utf32le = TextEncoding "UTF-32LE" True 0
utf32be = TextEncoding "UTF-32BE" True 0
char8 = TextEncoding "ISO-8859-1" False 0
localeEncoding = utf8

-- | The encoding of a name such as @UTF-8//IGNORE@.
mkTextEncoding :: String -> IO TextEncoding
mkTextEncoding name = case span (/= '/') name of
  (base, suffix)
    | Just lenience <- lookup suffix [("", 0), ("//IGNORE", 64), ("//TRANSLIT", 128), ("//ROUNDTRIP", 192)]
    , Just encoding <- known base -> return encoding { textEncodingLenience = lenience }
    | otherwise -> ioException
        (IOError Nothing NoSuchThing "mkTextEncoding" ("unknown encoding:" ++ name) Nothing Nothing)

-- | By its name, or another one of it: capitals and dashes do not count.
known :: String -> Maybe TextEncoding
known name = lookup (plain name) (("LATIN1", latin1) : [(plain (textEncodingName e), e) | e <- encodings])
  where
    encodings = [utf8, utf8_bom, utf16, utf16le, utf16be, utf32, utf32le, utf32be, latin1]
    plain cs = [if c >= 'a' && c <= 'z' then unsafeChr (ord c - 32) else c | c <- cs, c /= '-']

getLocaleEncoding, getFileSystemEncoding :: IO TextEncoding
getLocaleEncoding = return utf8
getFileSystemEncoding = return utf8

-- | Only UTF-8 is possible.
setLocaleEncoding, setFileSystemEncoding :: TextEncoding -> IO ()
setLocaleEncoding = onlyUtf8 "setLocaleEncoding"
setFileSystemEncoding = onlyUtf8 "setFileSystemEncoding"

onlyUtf8 :: String -> TextEncoding -> IO ()
onlyUtf8 what (TextEncoding name _ _)
  | name == "UTF-8" = return ()
  | otherwise = ioException (IOError Nothing UnsupportedOperation what ("no encoding " ++ name) Nothing Nothing)
