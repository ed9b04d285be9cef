{-# LANGUAGE OverloadedStrings #-}
-- Lazy byte strings: made as they are asked for, whatever the pieces are.
module Main where

import qualified Data.ByteString as S
import qualified Data.ByteString.Lazy as B
import qualified Data.ByteString.Lazy.Char8 as L
import qualified Data.Text.Lazy as T
import qualified Data.Text.Lazy.Encoding as T
import Data.Char (toUpper)

pieces :: L.ByteString
pieces = L.fromChunks ["he", "", "llo", ", wor", "ld"]

main :: IO ()
main = do
  print (pieces, L.length pieces, pieces == "hello, world", compare pieces "hello, z", L.toChunks pieces)
  print (L.unpack (L.map toUpper pieces), L.reverse pieces, L.toStrict pieces)
  print [L.splitAt n pieces | n <- [-1, 0, 1, 2, 5, 12, 13]]
  print (L.take 3 (L.repeat 'x'), L.take 7 (L.cycle "abc"), L.take 5 (L.iterate succ 'a'), L.replicate 3 'z')
  print (L.take 20 (L.pack (cycle "infinite ")), L.take 4 (L.unfoldr (\n -> Just (n, succ n)) 'm'))
  print (L.head pieces, L.last pieces, L.tail pieces, L.init pieces, L.uncons pieces, L.unsnoc pieces, L.uncons "")
  print (L.index pieces 6, L.elemIndex 'o' pieces, L.elemIndices 'l' pieces, L.findIndex (> 'o') pieces, L.count 'l' pieces)
  print (L.span (/= ' ') pieces, L.break (== 'w') pieces, L.filter (`elem` ("aeiou" :: String)) pieces)
  print (L.words "  two  words\n", L.lines "a\n\nb", L.unwords ["x", "y"], L.unlines ["p", "q"], L.split ',' "a,,b,", L.split ',' "")
  print (L.group "aabccc", L.inits "abc", L.tails "abc", L.groupBy (\a b -> (a < 'm') == (b < 'm')) "abzyc")
  print (L.isPrefixOf "hell" pieces, L.isSuffixOf "orld" pieces, L.stripPrefix "he" pieces, L.stripSuffix "x" pieces)
  print (L.foldr (:) [] pieces, L.foldl' (\n c -> n + fromEnum c) 0 pieces, L.concatMap (L.replicate 2) "abc", L.any (== 'w') pieces)
  print (L.zip "abc" "de", L.readInt "-12rest", L.readInteger "98765432109876543210 z", L.readInt "+x", L.readInt (L.fromChunks ["1", "2", "3 "]))
  print (B.pack [1, 2, 255], B.unpack "\200\&a", B.foldr (+) 0 "ab", B.cons 65 (B.cons' 66 (B.snoc "-" 67)), B.maximum "azb")
  print (B.mapAccumL (\n w -> (n + 1, w + n)) 0 (L.fromChunks ["aaa", "aa"]), B.intercalate ", " ["a", "b"], B.transpose ["abc", "de"])
  print (mconcat [pieces, "!"] <> "?", [minBound .. maxBound :: Bool], read "\"quoted\"" :: L.ByteString)
  print (T.decodeUtf8 (L.fromChunks (map S.singleton (S.unpack (L.toStrict (T.encodeUtf8 "gr\252\223e \8364 \119070"))))))
  print (either (const "invalid") T.unpack (T.decodeUtf8' "ab\255"))
  print (L.take 3 (L.append "ab" (L.append "cd" undefined)), L.isPrefixOf (L.append "abc" undefined) "ax", take 3 (L.inits (L.append "ab" undefined)))
