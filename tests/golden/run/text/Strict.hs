{-# LANGUAGE OverloadedStrings #-}
-- functions of strict texts on texts made at random
import qualified Data.Text as T
import qualified Data.Text.Read as R
import Data.Char
lcg :: Int -> Int
lcg x = (x * 1103515245 + 12345) `mod` 2147483648
texts :: Int -> [T.Text]
texts seed = go (lcg seed) where
  go s = let n = (s `div` 65536) `mod` 9; (cs, s') = chars n (lcg s) in T.pack cs : go s'
  chars 0 s = ("", s)
  chars n s = let (cs, s') = chars (n - 1 :: Int) (lcg s) in (alphabet !! ((s `div` 65536) `mod` length alphabet) : cs, s')
  alphabet = "aabbAB \n\t.,ßéǆŉ12\x1F600İΣς'\x2003"
main :: IO ()
main = mapM_ row (take 40 (zip3 (texts 1) (texts 77) (texts 4242)))
 where
  row (a, b, c) = do
    let d = if T.null b then "a" else b
    print (a, b, compare a b, a == b, a <> b, T.toUpper a, T.toLower a, T.toTitle a, T.toCaseFold a)
    print (T.splitOn d (T.concat [a,d,c,d]), T.breakOn d (a <> c), T.breakOnEnd d (a <> d <> c), T.breakOnAll "a" c, T.replace "a" b c, T.count "b" c, T.isInfixOf d c)
    print (T.words a, T.lines (a <> c), T.strip a, T.stripStart a, T.stripEnd a, T.split (== 'a') a, T.chunksOf 3 c, T.group a, T.inits a, T.tails a)
    print (T.center 7 '*' a, T.justifyLeft 6 '-' a, T.justifyRight 6 '-' a, T.take 2 a, T.takeEnd 2 a, T.drop 2 a, T.dropEnd 2 a, T.splitAt 3 a, T.reverse a, T.intersperse '|' a)
    print (T.zip a b, T.zipWith max a b, T.transpose [a, b, c], T.mapAccumL (\n x -> (n + 1, toUpper x)) (0::Int) a, T.mapAccumR (\n x -> (n + 1, x)) (0::Int) a, T.scanl max 'a' b, T.scanr max 'a' b, T.scanl1 min b, T.scanr1 min b)
    print (T.commonPrefixes a b, T.stripPrefix "a" a, T.stripSuffix "a" a, T.partition isAlpha a, T.filter isUpper a, T.find isDigit a, T.findIndex isDigit a, T.span isAlpha a, T.break isSpace a, T.dropAround isSpace a)
    print (T.foldr (:) [] a, T.foldl (flip (:)) [] a, T.unsnoc a, T.uncons a, T.concatMap (\x -> T.replicate 2 (T.singleton x)) a, T.any isDigit a, T.all isAlpha a, T.unwords [a, b], T.unlines [a, b], T.intercalate ", " [a, b, c])
    print (R.decimal (T.filter isAlphaNum b) :: Either String (Int, T.Text), R.signed R.decimal (T.cons '-' a) :: Either String (Integer, T.Text), R.double (T.concat ["12.5e", a]), R.hexadecimal a :: Either String (Int, T.Text), R.rational (T.concat ["1.", a]) :: Either String (Double, T.Text))
