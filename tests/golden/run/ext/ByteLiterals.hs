{-# LANGUAGE BangPatterns #-}
{-# LANGUAGE MagicHash #-}
-- A primitive string is bytes, one for each character, with zeros among them: as the tables of generated parsers are.
module Main where

import GHC.Exts

data Table = Table Addr#

table :: Table
table = Table "\x00\x00\x01\x00\xff\xff\xc9\x89\x00\x80"#

short :: Table -> Int -> Int
short (Table address) (I# i) = I# (narrow16Int# (word2Int# (or# (uncheckedShiftL# high 8#) low)))
  where
    high = int2Word# (ord# (indexCharOffAddr# address (at +# 1#)))
    low = int2Word# (ord# (indexCharOffAddr# address at))
    at = i *# 2#

main :: IO ()
main = do
  print (map (short table) [0 .. 4])
  print [(I# (indexInt8OffAddr# a i), W# (indexWord8OffAddr# a i), I# (indexInt16OffAddr# a i), W# (indexWord16OffAddr# a i)) | I# i <- [2 .. 4]]
  print (I# (indexInt32OffAddr# a 1#), W# (indexWord32OffAddr# a 1#), I# (indexIntOffAddr# a 0#), W# (indexWord64OffAddr# a 0#))
  print (unpackCString# "plain"#)
  print ("zero \0 and \xe9 and \x3bb in a text")
  where
    !(Table a) = table
