{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | Strings of literals: NUL-terminated UTF-8, made as they are demanded. A NUL inside is written in two bytes (C0 80).
module GHC.CString
  ( unpackCString#
  , unpackCStringUtf8#
  , unpackAppendCString#
  , unpackFoldrCString#
  , unpackNBytes#
  , cstringLength#
  ) where

import GHC.Prim
import GHC.Types

unpackCString# :: Addr# -> [Char]
unpackCString# address = case indexLiteral# address 0# of
  '\0'# -> []
  c -> case ltChar# c '\x80'# of
    1# -> C# c : unpackCString# (plusAddr# address 1#)
    _ -> case encodedLength# c of
      size -> C# (decodeChar# address c size) : unpackCString# (plusAddr# address size)

unpackCStringUtf8# :: Addr# -> [Char]
unpackCStringUtf8# address = unpackCString# address

-- | The string before a list.
unpackAppendCString# :: Addr# -> [Char] -> [Char]
unpackAppendCString# address rest = case indexLiteral# address 0# of
  '\0'# -> rest
  c -> case ltChar# c '\x80'# of
    1# -> C# c : unpackAppendCString# (plusAddr# address 1#) rest
    _ -> case encodedLength# c of
      size -> C# (decodeChar# address c size) : unpackAppendCString# (plusAddr# address size) rest

-- | foldr over the string.
unpackFoldrCString# :: Addr# -> (Char -> a -> a) -> a -> a
unpackFoldrCString# address f z = case indexLiteral# address 0# of
  '\0'# -> z
  c -> case encodedLength# c of
    size -> f (C# (decodeChar# address c size)) (unpackFoldrCString# (plusAddr# address size) f z)

-- | That many bytes, a character each.
unpackNBytes# :: Addr# -> Int# -> [Char]
unpackNBytes# address count = case count <=# 0# of
  1# -> []
  _ -> C# (indexLiteral# address 0#) : unpackNBytes# (plusAddr# address 1#) (count -# 1#)

-- | Bytes before the NUL.
cstringLength# :: Addr# -> Int#
cstringLength# address = go 0#
  where
    go :: Int# -> Int#
    go n = case indexLiteral# address n of
      '\0'# -> n
      _ -> go (n +# 1#)

-- | Bytes of a character, by its first one.
encodedLength# :: Char# -> Int#
encodedLength# c = case ltChar# c '\x80'# of
  1# -> 1#
  _ -> case ltChar# c '\xE0'# of
    1# -> 2#
    _ -> case ltChar# c '\xF0'# of
      1# -> 3#
      _ -> 4#

-- | The character at an address: its first byte and its length are known.
decodeChar# :: Addr# -> Char# -> Int# -> Char#
decodeChar# address c size = case size of
  1# -> c
  2# -> chr# (continue 1# (andI# (ord# c) 0x1F#))
  3# -> chr# (continue 2# (continue 1# (andI# (ord# c) 0x0F#)))
  _ -> chr# (continue 3# (continue 2# (continue 1# (andI# (ord# c) 0x07#))))
  where
    -- the bits so far, and six more
    continue :: Int# -> Int# -> Int#
    continue at bits = orI# (uncheckedIShiftL# bits 6#) (andI# (ord# (indexLiteral# address at)) 0x3F#)
