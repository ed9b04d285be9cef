-- Builders that go on over the ends of buffers, in all their kinds; numbers at their limits; lazy consumption.
module Main where

import qualified Data.ByteString as S
import qualified Data.ByteString.Builder as B
import qualified Data.ByteString.Builder.Extra as B
import qualified Data.ByteString.Builder.Prim as P
import qualified Data.ByteString.Char8 as C
import qualified Data.ByteString.Lazy as L
import qualified Data.ByteString.Lazy.Char8 as LC
import Data.Int
import Data.Word

checksum :: L.ByteString -> Int
checksum = L.foldl' (\n w -> (n * 31 + fromIntegral w) `mod` 1000003) 7

tell :: String -> B.Builder -> IO ()
tell name b = putStrLn (name ++ ": " ++ show (L.length bytes) ++ " " ++ show (checksum bytes))
  where bytes = B.toLazyByteString b

main :: IO ()
main = do
  tell "chars" (foldMap B.char7 (take 10000 (cycle ['a' .. 'z'])))
  tell "string" (B.string8 (take 70000 (cycle "0123456789")))
  tell "utf8" (B.stringUtf8 (take 30000 (cycle "a\233\8364\128512")))
  tell "ints" (mconcat [B.intDec i <> B.char8 ' ' | i <- [-3000 .. 3000]])
  tell "words" (foldMap B.word64Hex [0, 7919 .. 40000000])
  tell "fixed" (foldMap B.word32HexFixed [0, 65537 .. 100000000] <> foldMap B.int16HexFixed [minBound, -1, 0, maxBound])
  tell "numbers" (foldMap B.int64BE [1 .. 2000] <> foldMap B.word16LE [0 .. 3000] <> foldMap B.doubleLE [0.5, 1.5 .. 500])
  tell "strings" (mconcat (replicate 3000 (B.byteString (C.pack "hello, ") <> B.byteString (C.pack "world"))))
  tell "long strings" (mconcat [B.byteString (C.replicate n 'x') <> B.char7 '.' | n <- [0, 1, 4079, 4080, 8160, 8161, 40000]])
  tell "lazy" (B.lazyByteString (LC.cycle (LC.pack "abc")) `seq` B.lazyByteString (L.take 100000 (LC.cycle (LC.pack "abc"))))
  tell "prims" (P.primMapListBounded P.intDec [1 .. 5000] <> P.primMapListFixed P.word32BE [1 .. 5000])
  print (B.toLazyByteString (foldMap B.int8Dec [minBound, -1, 0, maxBound] <> B.char7 ' ' <> foldMap B.int64Dec [minBound, maxBound]))
  print (B.toLazyByteString (B.wordDec maxBound <> B.char7 ' ' <> B.word64Hex maxBound <> B.char7 ' ' <> B.integerDec (-(2 ^ (70 :: Int)))))
  print (B.toLazyByteString (B.int16LE (-2) <> B.int32BE (-2) <> B.word8Hex 171 <> B.word8HexFixed 10 <> B.floatDec 1.5 <> B.doubleDec (-0.1)))
  -- asked for as far as it is wanted
  print (LC.take 20 (B.toLazyByteString (mconcat (map B.intDec [1 ..]))))
  print (LC.take 12 (B.toLazyByteString (B.string7 "so far" <> B.flush <> error "not asked for" <> B.char7 '!')) `seq` ())
  print (map S.length (take 3 (L.toChunks (B.toLazyByteStringWith (B.untrimmedStrategy 10 20) L.empty (foldMap B.word8 [0 .. 99])))))
  print (L.toChunks (B.toLazyByteString (B.char7 'a' <> B.byteStringInsert (C.pack "bc") <> B.char7 'd' <> B.flush <> B.char7 'e')))
  print (B.toLazyByteStringWith (B.safeStrategy 4 4) (LC.pack "the end") (B.byteStringCopy (C.pack "copied ") <> B.byteStringThreshold 3 (C.pack "inserted ")))
  -- reading them back
  print (map C.readInt (C.words (C.pack "12 -7 +5 x - 9223372036854775807 12x 00012")))
  print (fmap fst (C.readInteger (C.pack (replicate 40 '9' ++ "rest"))), C.readInteger (C.pack "-123456789012345678"), C.readInteger (C.pack "+0000000000000000000005!"))
  print (map (C.foldl' (\n c -> n * 10 + fromEnum c - 48) 0) (C.split ',' (C.pack "1,22,333,")))
  print (map (C.dropWhileEnd (== ' ') . C.dropWhile (== ' ')) [C.pack "  a b ", C.pack "   ", C.empty], C.words (C.pack " a\160b\tc\n\v d "), C.lines (C.pack "x\n\ny"))
  print (S.foldr (\w n -> if w == 0 then n else fromIntegral w + n) (0 :: Int) (S.pack [0, 1, 255]), S.any (> 3) (S.pack [1 .. 4]), S.all even (S.pack [2, 3]))
  print (S.filter odd (S.pack [1 .. 9]), S.map (+ 250) (S.pack [1 .. 9]), S.spanEnd (> 5) (S.pack [1 .. 9]), S.breakEnd (< 3) (S.pack [1 .. 9]))
  -- in pieces
  print (LC.readInt (L.fromChunks [C.pack "-12", C.pack "34 x"]), LC.readInt (LC.pack "56 y"), LC.readInt (L.fromChunks [C.pack "+", C.pack "7"]), LC.readInt (LC.pack "z"))
  print (LC.lines (L.fromChunks (map C.pack ["a\nb", "c", "d\n", "\ne"])), LC.lines (LC.pack "x\n"), LC.lines L.empty)
