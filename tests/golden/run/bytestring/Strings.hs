{-# LANGUAGE OverloadedStrings #-}
-- functions of byte strings on strings made at random
import qualified Data.ByteString as W
import qualified Data.ByteString.Char8 as B
import Data.Char

lcg :: Int -> Int
lcg x = (x * 1103515245 + 12345) `mod` 2147483648

strings :: Int -> [B.ByteString]
strings seed = go (lcg seed)
 where
  go s = let n = (s `div` 65536) `mod` 9; (cs, s') = chars n (lcg s) in B.pack cs : go s'
  chars 0 s = ("", s)
  chars n s = let (cs, s') = chars (n - 1 :: Int) (lcg s) in (alphabet !! ((s `div` 65536) `mod` length alphabet) : cs, s')
  alphabet = "aabbAB \n\t.,\233\160\&12-'"

main :: IO ()
main = mapM_ row (take 40 (zip3 (strings 1) (strings 77) (strings 4242)))
 where
  row (a, b, c) = do
    print (a, b, compare a b, a == b, a <> b, B.map toUpper a, B.reverse a, B.intersperse '|' a, B.intercalate ", " [a, b, c], B.transpose [a, b, c])
    print (B.words a, B.lines (a <> c), B.split 'a' a, B.splitWith isSpace c, B.group a, B.inits a, B.tails a, B.unwords [a, b], B.unlines [a, b], B.sort c)
    print (B.take 2 a, B.drop 2 a, B.splitAt 3 a, B.span isAlpha a, B.spanEnd isAlpha a, B.break isSpace a, B.breakEnd isSpace a, B.dropWhileEnd isSpace a, B.takeWhileEnd isAlpha a, B.dropWhile isSpace c)
    print (B.breakSubstring "a" a, B.breakSubstring b (c <> b <> a), B.isInfixOf b (a <> b), B.isPrefixOf "a" a, B.isSuffixOf b c, B.stripPrefix "a" a, B.stripSuffix "a" a, B.count 'a' a, B.partition isAlpha a, B.filter isDigit c)
    print (B.elemIndex 'a' a, B.elemIndexEnd 'a' a, B.elemIndices 'a' a, B.findIndex isDigit a, W.findIndexEnd (> 64) a, B.find isUpper a, B.zip a b, B.zipWith max a b, B.unzip (B.zip a b), B.foldr (:) [] a, B.foldl (flip (:)) [] a)
    print (B.scanl max 'a' b, B.mapAccumL (\n x -> (n + 1, toUpper x)) (0 :: Int) a, B.mapAccumR (\n x -> (n + 1, x)) (0 :: Int) a, B.concatMap (\x -> B.replicate 2 x) a, B.uncons a, B.unsnoc a, B.unfoldrN 3 (\n -> if n > 5 then Nothing else Just ('x', n + 1)) (B.length a))
    print (B.readInt a, B.readInt (B.dropWhile (not . isDigit) (a <> b)), B.readInteger (B.cons '-' (B.filter isDigit (a <> b <> c))), W.unpack a, W.foldl' (+) 0 a, W.any (> 100) a, W.all (> 40) a)
