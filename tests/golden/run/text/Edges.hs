{-# LANGUAGE OverloadedStrings #-}
-- texts at their edges: surrogates, full case mappings, what is empty, what errors say
import Control.Exception
import qualified Data.Text as T
import qualified Data.Text.Lazy as L

attempt :: String -> a -> IO ()
attempt name x = do
  r <- try (evaluate x)
  putStrLn (name ++ case r of
    Left e -> " => " ++ head (lines (show (e :: ErrorCall)))
    Right _ -> " is fine")

main :: IO ()
main = do
  print (T.pack "a\xD800z", T.map (const '\xDFFF') "ab", T.singleton '\xDC00', T.length "\x1F600")
  print (T.toUpper "ßŉǰ ﬃ", T.toLower "İΣ", T.toTitle "they're o'neil's ǆ ß ﬁ", T.toCaseFold "ẞſςµ")
  print (T.splitOn "," "", T.split (== ',') "", T.lines "a\n\nb\r\n", T.words " \t", T.chunksOf 0 "abc", T.replicate (-1) "abc", T.intersperse ',' "")
  print (T.replace "aa" "b" "aaaaa", T.count "aa" "aaaaa", T.breakOnEnd "::" "a::b::c", T.commonPrefixes "a" "b")
  print (read "\"abc\\n\"" :: T.Text, show ("é\1234" :: L.Text), reads "\"a\" b" :: [(T.Text, String)], T.unfoldrN 3 (\n -> Just ('x', n)) ())
  attempt "head" (T.head "")
  attempt "last" (T.last "")
  attempt "tail" (T.tail "")
  attempt "init" (T.init "")
  attempt "maximum" (T.maximum "")
  attempt "foldl1'" (T.foldl1' const "")
  attempt "foldr1" (T.foldr1 const "")
  attempt "index" (T.index "abc" 5)
  attempt "index" (T.index "abc" (-1))
  attempt "breakOn" (T.breakOn "" "a")
  attempt "breakOnEnd" (T.breakOnEnd "" "a")
  attempt "splitOn" (T.splitOn "" "a")
  attempt "replace" (T.replace "" "x" "a")
  attempt "count" (T.count "" "a")
  attempt "Lazy.head" (L.head "")
  attempt "Lazy.last" (L.last "")
  attempt "Lazy.cycle" (L.cycle "")
  attempt "Lazy.splitOn" (L.splitOn "" "a")
  attempt "Lazy.replace" (L.replace "" "x" "a")
  attempt "Lazy.index" (L.index "abc" 7)
