-- Builders of texts over the ends of buffers; encodings; loops over characters.
module Main where

import Data.Char (isAlpha, toUpper)
import qualified Data.ByteString as S
import qualified Data.Text as T
import qualified Data.Text.Encoding as E
import qualified Data.Text.Lazy as L
import qualified Data.Text.Lazy.Builder as B
import qualified Data.Text.Lazy.Builder.Int as B

checksum :: L.Text -> Int
checksum = L.foldl' (\n c -> (n * 31 + fromEnum c) `mod` 1000003) 7

tell :: String -> B.Builder -> IO ()
tell name b = putStrLn (name ++ ": " ++ show (L.length text) ++ " " ++ show (checksum text))
  where text = B.toLazyText b

main :: IO ()
main = do
  tell "chars" (foldMap B.singleton (take 20000 (cycle "a\233\8364\128512")))
  tell "strings" (mconcat (replicate 3000 (B.fromString "hello, world")))
  tell "texts" (mconcat [B.fromText (T.replicate n (T.pack "x")) <> B.singleton '.' | n <- [0, 1, 127, 128, 129, 5000, 3]])
  tell "lazy" (B.fromLazyText (L.replicate 3000 (L.pack "abc")))
  tell "numbers" (mconcat [B.decimal i <> B.singleton ' ' | i <- [-2000 .. 2000 :: Int]])
  print (B.toLazyText (B.fromString "a\55296b" <> B.flush <> B.fromText (T.pack "c")))
  print (L.take 10 (B.toLazyText (mconcat (map B.decimal [1 :: Int ..]))))
  print (L.take 4 (B.toLazyTextWith 0 (B.fromString "some" <> B.flush <> error "not asked for")) `seq` ())
  print (E.encodeUtf8 (T.pack "a\233\8364\128512z"), E.decodeUtf8 (S.pack [97, 195, 169, 226, 130, 172, 240, 159, 152, 128, 122]))
  print (E.decodeUtf8 (E.encodeUtf8 (T.replicate 50 (T.pack "na\239ve \128512"))) == T.replicate 50 (T.pack "na\239ve \128512"))
  print (E.decodeUtf8 (S.pack [65 .. 90]), E.decodeLatin1 (S.pack [224 .. 230]), either (const "no") T.unpack (E.decodeUtf8' (S.pack [255])))
  print (map (T.foldl' (\n c -> n + fromEnum c) 0) [T.pack "abc", T.empty], T.any isAlpha (T.pack "12c"), T.all isAlpha (T.pack "ab1"))
  print (T.filter isAlpha (T.pack "a1b2"), T.map toUpper (T.pack "stra\223e"), T.dropAround (== '-') (T.pack "--x-y--"), T.split (== ',') (T.pack "a,,b,"))
  print (T.span isAlpha (T.pack "ab12"), T.words (T.pack "  two\8195words\n"), T.lines (T.pack "x\n\ny\n"), T.findIndex (== 'c') (T.pack "abc"))
