-- GHC.Fingerprint: MD5 of texts, memory and files.
module Main where

import Foreign.Marshal.Array (withArrayLen)
import GHC.Fingerprint

main :: IO ()
main = do
  print (map fingerprintString ["", "abc", "\1234\x10ffff"])
  -- around the size of a block
  print (map (fingerprintString . flip replicate 'x') [12 .. 17])
  print (fingerprintFingerprints [fingerprintString "a", fingerprint0], fingerprintFingerprints [])
  withArrayLen [0 .. 200] (\n p -> fingerprintData p n >>= print)
  print (compare fingerprint0 (fingerprintString "q"), fingerprintString "q" == fingerprintString "q")
