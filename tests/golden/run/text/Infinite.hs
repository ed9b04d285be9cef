{-# LANGUAGE OverloadedStrings #-}
-- lazy texts are made as they are asked for
import Data.List (genericLength)
import qualified Data.Text.Lazy as L

main :: IO ()
main = do
  print (L.take 5 (L.cycle "ab"), L.take 3 (L.repeat 'x'), L.take 4 (L.iterate succ 'a'))
  print (take 3 (L.lines (L.cycle "ab\n")), take 3 (L.words (L.cycle "ab ")), take 2 (L.splitOn "b" (L.cycle "ab")))
  print (L.take 4 (L.map succ (L.cycle "ab")), L.take 3 (L.filter (> 'a') (L.cycle "ab")), L.takeWhile (< 'e') (L.pack ['a' ..]))
  print (L.compareLength (L.repeat 'a') 10, L.isPrefixOf "ab" (L.cycle "ab"), L.isInfixOf "bab" (L.cycle "ab"))
  print (L.index (L.cycle "xyz") 100001)
  print (genericLength (L.toChunks (L.fromChunks ["a", "", "b"])) :: Int, L.toStrict "ab", L.fromStrict "" == L.empty)
