{-# LANGUAGE OverloadedStrings #-}
-- byte strings at their edges; their bytes as texts
import Control.Exception
import qualified Data.ByteString as W
import qualified Data.ByteString.Char8 as B
import qualified Data.Text as T
import Data.Text.Encoding
import Data.Text.Encoding.Error

attempt :: String -> a -> IO ()
attempt name x = do
  r <- try (evaluate x)
  putStrLn (name ++ case r of
    Left e -> " => " ++ head (lines (show (e :: ErrorCall)))
    Right _ -> " is fine")

main :: IO ()
main = do
  print (B.pack "\955\1000x", W.pack [0, 255, 65], B.length "\233", show (B.pack "q\"\n"), read "\"ab\"" :: B.ByteString)
  print (B.split ',' "", B.splitWith (== ',') ",", B.lines "a\n\nb", B.words "  ", W.null mempty, B.readInt "+12x", B.readInt "-", B.readInt "99999999999999999999")
  print (mconcat ["a", "", "b" :: B.ByteString], maximum ["b", "a" :: B.ByteString], case ("ab" :: B.ByteString) of { "ab" -> True; _ -> False })
  attempt "head" (B.head "")
  attempt "last" (W.last "")
  attempt "tail" (B.tail "")
  attempt "init" (B.init "")
  attempt "maximum" (W.maximum "")
  attempt "foldr1" (B.foldr1 const "")
  attempt "index" (B.index "abc" 5)
  attempt "index" (B.index "abc" (-1))
  print (W.unpack (encodeUtf8 "aé€\x1F600"), decodeUtf8 (encodeUtf8 "aé€\x1F600"), decodeLatin1 "\233")
  print (decodeUtf8' "a\xFFz", decodeUtf8' "ok", decodeUtf8With lenientDecode "a\xFF\xC3z\xC3", decodeUtf8With ignore "a\xFFz")
  print (T.length (decodeUtf8 "\xF0\x9F\x98\x80"))
  print (B.findSubstring B.empty B.empty, B.findSubstrings B.empty (B.pack "ab"), B.findSubstrings (B.pack "aa") (B.pack "aaaaa"), B.findSubstring (B.pack "c") (B.pack "ab"))
