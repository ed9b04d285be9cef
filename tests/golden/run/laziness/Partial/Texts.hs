{-# LANGUAGE FlexibleInstances, OverloadedStrings #-}
-- | The same of lazy texts and byte strings, and more of maps and sets.
module Texts where
import Observe
import qualified Data.Map as M
import qualified Data.Map.Strict as MS
import qualified Data.Map.Merge.Lazy as ML
import qualified Data.Map.Merge.Strict as MMS
import qualified Data.IntMap as IM
import qualified Data.IntMap.Strict as IMS
import qualified Data.Set as S
import qualified Data.IntSet as IS
import qualified Data.Text.Lazy as TL
import qualified Data.Text.Lazy.IO as TL
import qualified Data.Text.Lazy.Builder as TB
import qualified Data.Text as T
import qualified Data.ByteString.Lazy as BL
import qualified Data.ByteString.Lazy.Char8 as BC
import qualified Data.ByteString.Builder as BB
import qualified Data.Text.Lazy.Encoding as TE
import Data.Int
import Data.Word
import Data.Functor.Identity
import Data.Char
import Data.Monoid
instance Obs TL.Text where obs n t = obs (n + 4) (TL.unpack t)
instance Obs T.Text where obs n = guardO T.unpack
instance Obs BL.ByteString where obs n t = obs (n + 4) (BC.unpack t)
instance Obs Int64 where obs _ = guardO show
instance Obs Word8 where obs _ = guardO show
type MI = M.Map Int Int
maps :: [MI]
maps = [bot, M.empty, M.fromList [(1, bot)], M.fromList [(1, 10), (2, bot)]]
imaps :: [IM.IntMap Int]
imaps = [bot, IM.empty, IM.fromList [(1, bot)], IM.fromList [(1, 10), (2, bot)]]
f2 :: [Int -> Int -> Int]
f2 = [\_ _ -> bot, (+), const]
fs :: [Int -> Int]
fs = [const bot, (+ 1)]
vs, ks :: [Int]
vs = [bot, 7]
ks = [bot, 1, 2]
sets :: [S.Set Int]
sets = [bot, S.empty, S.fromList [1], S.fromList [1, 2, 3], S.fromList [2, 5]]
isets :: [IS.IntSet]
isets = [bot, IS.empty, IS.fromList [1], IS.fromList [1, 2, 3], IS.fromList [2, 500]]
tls :: [TL.Text]
tls = [bot, TL.empty, "ab", "ab" <> bot, TL.fromChunks ["ab", "cd\nef"], TL.fromChunks ["a b", "c"] <> bot, TL.fromChunks ["\nx", "y "] <> bot, TL.fromChunks ("x" : "" : "yz" : bot)]
bls :: [BL.ByteString]
bls = [bot, BL.empty, "ab", "ab" <> bot, BL.fromChunks ["ab", "cd\nef"], BL.fromChunks ["a b", "c"] <> bot, BL.fromChunks ["\nx", "y "] <> bot]
cp :: [Char -> Bool]
cp = [const bot, (== 'b'), isSpace]
i64 :: [Int64]
i64 = [bot, 0, 3]
all' :: IO ()
all' = part1 >> part2 >> part3 >> part4 >> part5 >> part6 >> part7 >> part8 >> part9 >> part10

part1 :: IO ()
part1 = do
  t "M.foldlWithKey" [M.foldlWithKey (\a _ b -> f a b) v m | f <- f2, v <- vs, m <- maps]
  t "M.foldMapWithKey" [M.foldMapWithKey (\k a -> [k, a]) m | m <- maps]
  t "M.intersection" [M.intersection a b | a <- maps, b <- maps]
  t "M.\\\\" [(M.\\) a b | a <- maps, b <- maps]
  t "M.restrictKeys" [M.restrictKeys a b | a <- maps, b <- sets]
  t "M.withoutKeys" [M.withoutKeys a b | a <- maps, b <- sets]
  t "M.delete" [M.delete k m | k <- ks, m <- maps]
  t "M.member" [M.member k m | k <- ks, m <- maps]
  t "M.notMember" [M.notMember k m | k <- ks, m <- maps]
  t "M.null" (map M.null maps)
  t "M.size" (map M.size maps)
  t "M.split" [M.split k m | k <- ks, m <- maps]
  t "M.lookupMin" (map M.lookupMin maps)
  t "M.lookupMax" (map M.lookupMax maps)
  t "M.findMin" (map M.findMin maps)
  t "M.deleteMax" (map M.deleteMax maps)

part2 :: IO ()
part2 = do
  t "M.maxView" (map M.maxView maps)
  t "M.unions" [M.unions [a, b] | a <- maps, b <- maps]
  t "M.isSubmapOfBy" [M.isSubmapOfBy (\_ _ -> True) a b | a <- maps, b <- maps]
  t "M.mapKeysMonotonic" [M.mapKeysMonotonic f m | f <- fs, m <- maps]
  t "M.toDescList" (map M.toDescList maps)
  t "M.take" [M.take k m | k <- ks, m <- maps]
  t "M.lookupIndex" [M.lookupIndex k m | k <- ks, m <- maps]
  t "M.takeWhileAntitone" [M.takeWhileAntitone p m | p <- pf, m <- maps]
  t "M.spanAntitone" [M.spanAntitone p m | p <- pf, m <- maps]
  t "M.disjoint" [M.disjoint a b | a <- maps, b <- maps]
  t "M.notin" [M.updateLookupWithKey (\_ x -> if k > 1 then Just (x + 1) else Nothing) k m | k <- ks, m <- maps]
  t "MS.updateLookup" [MS.updateLookupWithKey (\_ x -> if k > 1 then Just (x + 1) else Nothing) k m | k <- ks, m <- maps]
  t "ML.merge" [ML.merge ML.preserveMissing ML.dropMissing (ML.zipWithMatched (const f)) a b | f <- f2, a <- maps, b <- maps]
  t "MMS.merge" [MMS.merge MMS.preserveMissing (MMS.mapMissing (\_ x -> x)) (MMS.zipWithMatched (const f)) a b | f <- f2, a <- maps, b <- maps]
  t "MS.unionsWith" [MS.unionsWith f [a, b] | f <- f2, a <- maps, b <- maps]
  t "MS.mapAccumWithKey" [MS.mapAccumWithKey (\a _ b -> (a, f a b)) v m | f <- f2, v <- vs, m <- maps]

part3 :: IO ()
part3 = do
  t "MS.mapEitherWithKey" [MS.mapEitherWithKey (\_ b -> if b > 3 then Left b else Right (bot :: Int)) m | m <- maps]
  t "MS.fromAscList" [MS.fromAscList [(1, bot), (2, 2)], MS.fromAscList [(1 :: Int, 1 :: Int), (2, bot)]]
  t "MS.fromDistinctAscList" [MS.fromDistinctAscList [(1, bot), (2, 2)], MS.fromDistinctAscList [(1 :: Int, 1 :: Int), (2, bot)]]
  t "MS.fmap" [fmap f m | f <- fs, m <- maps]
  t "M.<>" [a <> b | a <- maps, b <- maps]
  t "IM.difference" [IM.difference a b | a <- imaps, b <- imaps]
  t "IM.intersection" [IM.intersection a b | a <- imaps, b <- imaps]
  t "IM.intersectionWith" [IM.intersectionWith f a b | f <- f2, a <- imaps, b <- imaps]
  t "IM.union" [IM.union a b | a <- imaps, b <- imaps]
  t "IM.differenceWith" [IM.differenceWith (\a b -> Just (f a b)) a b | f <- f2, a <- imaps, b <- imaps]
  t "IMS.differenceWith" [IMS.differenceWith (\a b -> Just (f a b)) a b | f <- f2, a <- imaps, b <- imaps]
  t "IM.restrictKeys" [IM.restrictKeys a b | a <- imaps, b <- isets]
  t "IM.withoutKeys" [IM.withoutKeys a b | a <- imaps, b <- isets]
  t "IM.delete" [IM.delete k m | k <- ks, m <- imaps]
  t "IM.member" [IM.member k m | k <- ks, m <- imaps]
  t "IM.mapKeys" [IM.mapKeys f m | f <- fs, m <- imaps]

part4 :: IO ()
part4 = do
  t "IM.foldr'" [IM.foldr' f v m | f <- f2, v <- vs, m <- imaps]
  t "IM.foldlWithKey" [IM.foldlWithKey (\a _ b -> f a b) v m | f <- f2, v <- vs, m <- imaps]
  t "IM.lookupMin" (map IM.lookupMin imaps)
  t "IM.lookupLT" [IM.lookupLT k m | k <- ks, m <- imaps]
  t "IM.mapAccum" [IM.mapAccum (\a b -> (f a b, b)) v m | f <- f2, v <- vs, m <- imaps]
  t "IM.fromAscList" [IM.fromAscList [(1, bot), (2, 2 :: Int)], IM.fromAscList [(bot, 1)]]
  t "IM.fromSet" [IM.fromSet f m | f <- fs, m <- isets]
  t "IMS.fromSet" [IMS.fromSet f m | f <- fs, m <- isets]
  t "IM.partition" [IM.partition p m | p <- pf, m <- imaps]
  t "IM.mapEither" [IM.mapEither f m | f <- [const bot, Left, Right, const (Left bot)], m <- imaps]
  t "IMS.mapEither" [IMS.mapEither f m | f <- [const bot, Left, Right, const (Left bot)], m <- imaps]
  t "IM.==" [a == b | a <- imaps, b <- imaps]
  t "IM.keysSet" (map IM.keysSet imaps)
  t "IM.traverse" [IM.traverseWithKey (\_ a -> Just a) m | m <- imaps]
  t "IM.alterF" [runIdentity (IM.alterF (Identity . fmap (+ 1)) k m) | k <- ks, m <- imaps]
  t "IM.unionsWith" [IM.unionsWith f [a, b] | f <- f2, a <- imaps, b <- imaps]

part5 :: IO ()
part5 = do
  t "IM.foldMap" [foldMap (\x -> [x]) m | m <- imaps]
  t "S.difference" [S.difference a b | a <- sets, b <- sets]
  t "S.intersection" [S.intersection a b | a <- sets, b <- sets]
  t "S.partition" [S.partition p a | p <- pf, a <- sets]
  t "S.unions" [S.unions [a, b] | a <- sets, b <- sets]
  t "S.findMin" (map S.findMin sets)
  t "S.deleteMin" (map S.deleteMin sets)
  t "S.minView" (map S.minView sets)
  t "S.powerSet" [S.toList (S.map S.toList (S.powerSet a)) | a <- take 4 sets]
  t "S.foldr'" [S.foldr' f v m | f <- f2, v <- vs, m <- sets]
  t "S.foldl'" [S.foldl' f v m | f <- f2, v <- vs, m <- sets]
  t "S.lookupGE" [S.lookupGE k m | k <- ks, m <- sets]
  t "S.toDescList" (map S.toDescList sets)
  t "S.mapMonotonic" [S.mapMonotonic f m | f <- fs, m <- sets]
  t "S.compare" [compare a b | a <- sets, b <- sets]
  t "IS.insert" [IS.insert k m | k <- ks, m <- isets]

part6 :: IO ()
part6 = do
  t "IS.union" [IS.union a b | a <- isets, b <- isets]
  t "IS.difference" [IS.difference a b | a <- isets, b <- isets]
  t "IS.intersection" [IS.intersection a b | a <- isets, b <- isets]
  t "IS.member" [IS.member k m | k <- ks, m <- isets]
  t "IS.foldr" [IS.foldr f v m | f <- f2, v <- vs, m <- isets]
  t "IS.isSubsetOf" [IS.isSubsetOf a b | a <- isets, b <- isets]
  t "IS.map" [IS.map f m | f <- fs, m <- isets]
  t "TL.unpack" tls
  t "TL.lines" (map TL.lines tls)
  t "TL.take" [TL.take n x | n <- [0, 1, 3, 9], x <- tls]
  t "TL.append" [TL.append a b | a <- tls, b <- take 4 tls]
  t "TL.splitAt" [TL.splitAt n x | n <- i64, x <- tls]
  t "TL.takeWhile" [TL.takeWhile p x | p <- cp, x <- tls]
  t "TL.dropWhile" [TL.dropWhile p x | p <- cp, x <- tls]
  t "TL.span" [TL.span p x | p <- cp, x <- tls]
  t "TL.break" [TL.break p x | p <- cp, x <- tls]

part7 :: IO ()
part7 = do
  t "TL.head" (map TL.head tls)
  t "TL.uncons" (map TL.uncons tls)
  t "TL.null" (map TL.null tls)
  t "TL.length" (map TL.length tls)
  t "TL.cons" [TL.cons c x | c <- [bot, 'q'], x <- tls]
  t "TL.snoc" [TL.snoc x c | c <- [bot, 'q'], x <- tls]
  t "TL.concat" [TL.concat x | x <- [bot, [], [bot], ["ab", bot], "ab" : bot]]
  t "TL.intercalate" [TL.intercalate s x | s <- [bot, ","], x <- [bot, [], ["a"], ["ab", bot], "ab" : bot]]
  t "TL.splitOn" [TL.splitOn "b" x | x <- tls]
  t "TL.split" [TL.split p x | p <- cp, x <- tls]
  t "TL.inits" (map TL.inits tls)
  t "TL.foldr" [TL.foldr (\c r -> c : r) [] x | x <- tls]
  t "TL.any" [TL.any p x | p <- cp, x <- tls]
  t "TL.isPrefixOf" [TL.isPrefixOf a b | a <- tls, b <- tls]
  t "TL.==" [a == b | a <- tls, b <- tls]
  t "TL.strip" (map TL.strip tls)

part8 :: IO ()
part8 = do
  t "TL.stripStart" (map TL.stripStart tls)
  t "TL.breakOn" [TL.breakOn "c" x | x <- tls]
  t "TL.replace" [TL.replace "b" "--" x | x <- tls]
  t "TL.intersperse" [TL.intersperse c x | c <- [bot, '-'], x <- tls]
  t "TL.reverse" (map TL.reverse tls)
  t "TL.concatMap" [TL.concatMap (\c -> TL.pack [c, c]) x | x <- tls]
  t "TL.scanl" [TL.scanl max 'a' x | x <- tls]
  t "TL.mapAccumL" [TL.mapAccumL (\a c -> (a + 1, c)) (0 :: Int) x | x <- tls]
  t "TL.toStrict" (map TL.toStrict tls)
  t "TL.pack" (map TL.pack pstrs)
  t "TL.cycle" [TL.take 5 (TL.cycle "ab"), TL.take 3 (TL.iterate succ 'a'), TL.take 3 (TL.repeat 'x')]
  t "TL.toChunks" (map TL.toChunks tls)
  t "TL.unlines" [TL.unlines x | x <- [bot, [], ["a"], ["ab", bot], "ab" : bot]]
  t "TB" [TB.toLazyText b | b <- [bot, mempty, TB.fromText "ab", TB.singleton 'x' <> bot, TB.fromLazyText ("ab" <> bot)]]
  t "TL.enc" [TL.take 1 (TE.decodeUtf8 x) | x <- bls]
  t "BL.unpack" bls

part9 :: IO ()
part9 = do
  t "BL.take" [BL.take n x | n <- i64, x <- bls]
  t "BL.drop" [BL.drop n x | n <- i64, x <- bls]
  t "BL.splitAt" [BL.splitAt n x | n <- i64, x <- bls]
  t "BC.takeWhile" [BC.takeWhile p x | p <- cp, x <- bls]
  t "BC.dropWhile" [BC.dropWhile p x | p <- cp, x <- bls]
  t "BC.span" [BC.span p x | p <- cp, x <- bls]
  t "BC.break" [BC.break p x | p <- cp, x <- bls]
  t "BC.filter" [BC.filter p x | p <- cp, x <- bls]
  t "BC.group" (map BC.group bls)
  t "BC.map" (map (BC.map toUpper) bls)
  t "BL.append" [BL.append a b | a <- bls, b <- take 4 bls]
  t "BL.concat" [BL.concat x | x <- [bot, [], [bot], ["ab", bot], "ab" : bot]]
  t "BL.uncons" (map BL.uncons bls)
  t "BL.cons" [BL.cons c x | c <- [bot, 65], x <- bls]
  t "BL.cons'" [BL.cons' c x | c <- [bot, 65], x <- bls]
  t "BL.null" (map BL.null bls)

part10 :: IO ()
part10 = do
  t "BL.isPrefixOf" [BL.isPrefixOf a b | a <- bls, b <- bls]
  t "BL.==" [a == b | a <- bls, b <- bls]
  t "BC.readInt" [BC.readInt x | x <- ["12" <> bot, "1" <> "2 " <> bot, bot, "x" <> bot]]
  t "BC.pack" (map BC.pack pstrs)
  t "BC.unpack" (map BC.unpack bls)
  t "BL.tails" (map BL.tails bls)
  t "BL.inits" (map BL.inits bls)
  t "BC.foldr" [BC.foldr (\c r -> c : r) [] x | x <- bls]
  t "BC.any" [BC.any p x | p <- cp, x <- bls]
  t "BC.elem" [BC.elem 'a' x | x <- bls]
  t "BC.intercalate" [BC.intercalate "," x | x <- [bot, [], ["a"], ["ab", bot], "ab" : bot]]
  t "BC.cycle" [BC.take 5 (BC.cycle "ab"), BC.take 3 (BC.iterate succ 'a')]
  t "BB" [BL.take 1 (BB.toLazyByteString b) | b <- [bot, mempty, BB.char7 'a', BB.lazyByteString ("ab" <> bot)]]
