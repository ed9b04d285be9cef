-- | Text as C has it: bytes of UTF-8 that end in a zero, or with their number; wide, a number of 32 bits for each character.
module Foreign.C.String
  ( CString, CStringLen, peekCString, peekCStringLen, newCString, newCStringLen, withCString, withCStringLen, charIsRepresentable
  , castCharToCChar, castCCharToChar, castCharToCUChar, castCUCharToChar, castCharToCSChar, castCSCharToChar
  , peekCAString, peekCAStringLen, newCAString, newCAStringLen, withCAString, withCAStringLen
  , CWString, CWStringLen, peekCWString, peekCWStringLen, newCWString, newCWStringLen, withCWString, withCWStringLen
  ) where

import Data.Bits (shiftL, shiftR, (.&.), (.|.))
import Data.Char (chr, ord)
import Foreign.C.Types
import Foreign.Marshal.Array
import GHC.Ptr

type CString = Ptr CChar

type CStringLen = (Ptr CChar, Int)

type CWString = Ptr CWchar

type CWStringLen = (Ptr CWchar, Int)

-- UTF-8 ---------------------------------------------------------------------------------------------------------------

encode :: String -> [CChar]
encode = concatMap (map fromIntegral . bytes . ord)
  where
    bytes c
      | c < 0x80 = [c]
      | c < 0x800 = [0xc0 .|. shiftR c 6, tail' c 0]
      | isSurrogate c = []
      | c < 0x10000 = [0xe0 .|. shiftR c 12, tail' c 6, tail' c 0]
      | otherwise = [0xf0 .|. shiftR c 18, tail' c 12, tail' c 6, tail' c 0]
    tail' c n = 0x80 .|. (shiftR c n .&. 0x3f)

-- | Half a character of UTF-16: it has no bytes.
isSurrogate :: Int -> Bool
isSurrogate c = c >= 0xd800 && c < 0xe000

-- | A byte that belongs to no character is left out.
decode :: [CChar] -> String
decode = go . map (\c -> fromIntegral c .&. 0xff)
  where
    go [] = []
    go (b : bs)
      | b < 0x80 = chr b : go bs
      | b >= 0xc2, b < 0xe0 = more 1 0x80 (b .&. 0x1f) bs
      | b >= 0xe0, b < 0xf0 = more 2 0x800 (b .&. 0x0f) bs
      | b >= 0xf0, b < 0xf5 = more 3 0x10000 (b .&. 0x07) bs
      | otherwise = go bs
    -- so many more bytes for a character of at least that number
    more :: Int -> Int -> Int -> [Int] -> String
    more n least first bs
      | length rest == n, all (\b -> b .&. 0xc0 == 0x80) rest, code >= least, code <= 0x10ffff, not (isSurrogate code) =
        chr code : go (drop n bs)
      | otherwise = go bs
      where
        rest = take n bs
        code = foldl (\c b -> shiftL c 6 .|. (b .&. 0x3f)) first rest

peekCString :: CString -> IO String
peekCString p = decode <$> peekArray0 0 p

peekCStringLen :: CStringLen -> IO String
peekCStringLen (p, n) = decode <$> peekArray n p

newCString :: String -> IO CString
newCString = newArray0 0 . encode

newCStringLen :: String -> IO CStringLen
newCStringLen s = let bytes = encode s in (\p -> (p, length bytes)) <$> newArray bytes

withCString :: String -> (CString -> IO a) -> IO a
withCString = withArray0 0 . encode

withCStringLen :: String -> (CStringLen -> IO a) -> IO a
withCStringLen s action = withArrayLen (encode s) (\n p -> action (p, n))

charIsRepresentable :: Char -> IO Bool
charIsRepresentable c = return (not (isSurrogate (ord c)))

-- A byte for a character ----------------------------------------------------------------------------------------------

castCharToCChar :: Char -> CChar
castCharToCChar = fromIntegral . ord

castCCharToChar :: CChar -> Char
castCCharToChar c = castCUCharToChar (fromIntegral c)

castCharToCUChar :: Char -> CUChar
castCharToCUChar = fromIntegral . ord

castCUCharToChar :: CUChar -> Char
castCUCharToChar = chr . fromIntegral

castCharToCSChar :: Char -> CSChar
castCharToCSChar = fromIntegral . ord

castCSCharToChar :: CSChar -> Char
castCSCharToChar c = castCUCharToChar (fromIntegral c)

peekCAString :: CString -> IO String
peekCAString p = map castCCharToChar <$> peekArray0 0 p

peekCAStringLen :: CStringLen -> IO String
peekCAStringLen (p, n) = map castCCharToChar <$> peekArray n p

newCAString :: String -> IO CString
newCAString = newArray0 0 . map castCharToCChar

newCAStringLen :: String -> IO CStringLen
newCAStringLen s = (\p -> (p, length s)) <$> newArray (map castCharToCChar s)

withCAString :: String -> (CString -> IO a) -> IO a
withCAString = withArray0 0 . map castCharToCChar

withCAStringLen :: String -> (CStringLen -> IO a) -> IO a
withCAStringLen s action = withArrayLen (map castCharToCChar s) (\n p -> action (p, n))

-- Wide ----------------------------------------------------------------------------------------------------------------

wide :: String -> [CWchar]
wide = map (fromIntegral . ord)

narrow :: [CWchar] -> String
narrow = map (chr . fromIntegral)

peekCWString :: CWString -> IO String
peekCWString p = narrow <$> peekArray0 0 p

peekCWStringLen :: CWStringLen -> IO String
peekCWStringLen (p, n) = narrow <$> peekArray n p

newCWString :: String -> IO CWString
newCWString = newArray0 0 . wide

newCWStringLen :: String -> IO CWStringLen
newCWStringLen s = (\p -> (p, length s)) <$> newArray (wide s)

withCWString :: String -> (CWString -> IO a) -> IO a
withCWString = withArray0 0 . wide

withCWStringLen :: String -> (CWStringLen -> IO a) -> IO a
withCWStringLen s action = withArrayLen (wide s) (\n p -> action (p, n))
