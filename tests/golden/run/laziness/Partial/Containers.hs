{-# LANGUAGE FlexibleInstances #-}
-- | The same of maps, sets, sequences, trees, arrays, states, writers and small functions.
module Containers where
import Observe
import qualified Data.Map as M
import qualified Data.Map.Strict as MS
import qualified Data.Map.Merge.Lazy as MM
import qualified Data.IntMap as IM
import qualified Data.IntMap.Strict as IMS
import qualified Data.Set as S
import qualified Data.IntSet as IS
import qualified Data.Sequence as Q
import Data.Sequence (Seq (..), (<|), (|>), (><))
import qualified Data.Tree as T
import Data.Foldable
import Data.Traversable
import Data.Functor.Identity
import Data.Functor.Compose
import Data.Functor.Const
import Data.Monoid
import Data.Semigroup (Max (..), Min (..))
import qualified Control.Monad.State.Lazy as SL
import qualified Control.Monad.State.Strict as SS
import qualified Control.Monad.Writer.Lazy as WL
import qualified Control.Monad.Writer.Strict as WS
import qualified Control.Monad.RWS.Lazy as RL
import qualified Control.Monad.RWS.Strict as RS
import Control.Monad.Except
import Control.Monad.Reader
import Control.Monad.Trans.Maybe
import Control.Monad.Cont
import qualified Control.Monad.ST.Lazy as LST
import Control.Arrow
import Data.Bifunctor (bimap)
import qualified Data.Bifunctor as B
import Data.Array
import Data.Bits
import Data.Ratio
import Data.Char
import Data.Either
import Data.Function
import Data.Ord
import Text.Read (readMaybe)
import Numeric

type MI = M.Map Int Int
maps :: [MI]
maps = [bot, M.empty, M.fromList [(1, bot)], M.fromList [(1, 10), (2, bot)]]
imaps :: [IM.IntMap Int]
imaps = [bot, IM.empty, IM.fromList [(1, bot)], IM.fromList [(1, 10), (2, bot)]]
assoc :: [[(Int, Int)]]
assoc = [bot, [], [bot], [(1, bot)], [(bot, 1)], [(1, bot), (1, 2)], (1, 1) : bot, [(2, bot), (1, 1)]]
fs :: [Int -> Int]
fs = [const bot, (+ 1)]
f2 :: [Int -> Int -> Int]
f2 = [\_ _ -> bot, (+), const]
ks :: [Int]
ks = [bot, 1, 2]
vs :: [Int]
vs = [bot, 7]
upd :: [Maybe Int -> Maybe Int]
upd = [const bot, const (Just bot), maybe (Just 0) (const Nothing)]
seqs :: [Q.Seq Int]
seqs = [bot, Q.empty, Q.singleton bot, Q.fromList [1, 2], Q.fromList [bot, 2, 3], Q.fromList [1 .. 4], 1 <| bot]
sets :: [S.Set Int]
sets = [bot, S.empty, S.fromList [1], S.fromList [1, 2, 3], S.fromList [2, 5]]
instance Obs a => Obs (T.Tree a) where obs n = guardO (\(T.Node a b) -> "T" ++ obs n a ++ obs (n - 1) b)
trees :: [T.Tree Int]
trees = [bot, T.Node 1 bot, T.Node bot [], T.Node 1 [T.Node 2 [], bot], T.Node 1 [T.Node bot bot]]
all' :: IO ()
all' = part1 >> part2 >> part3 >> part4 >> part5 >> part6 >> part7 >> part8 >> part9 >> part10 >> part11 >> part12 >> part13 >> part14

part1 :: IO ()
part1 = do
  t "M.fromList" (map M.fromList assoc)
  t "MS.fromList" (map MS.fromList assoc)
  t "M.fromListWith" [M.fromListWith f a | f <- f2, a <- assoc]
  t "MS.fromListWith" [MS.fromListWith f a | f <- f2, a <- assoc]
  t "M.fromAscList" (map M.fromAscList assoc)
  t "MS.fromAscListWith" [MS.fromAscListWith f a | f <- f2, a <- assoc]
  t "M.fromDistinctAscList" (map M.fromDistinctAscList (take 7 assoc))
  t "M.insert" [M.insert k v m | k <- ks, v <- vs, m <- maps]
  t "MS.insert" [MS.insert k v m | k <- ks, v <- vs, m <- maps]
  t "M.insertWith" [M.insertWith f k v m | f <- f2, k <- ks, v <- vs, m <- maps]
  t "MS.insertWith" [MS.insertWith f k v m | f <- f2, k <- ks, v <- vs, m <- maps]
  t "M.insertLookupWithKey" [M.insertLookupWithKey (const f) k v m | f <- f2, k <- ks, v <- vs, m <- maps]
  t "MS.insertLookupWithKey" [MS.insertLookupWithKey (const f) k v m | f <- f2, k <- ks, v <- vs, m <- maps]
  t "M.adjust" [M.adjust f k m | f <- fs, k <- ks, m <- maps]
  t "MS.adjust" [MS.adjust f k m | f <- fs, k <- ks, m <- maps]
  t "M.update" [M.update (f . Just) k m | f <- upd, k <- ks, m <- maps]

part2 :: IO ()
part2 = do
  t "MS.update" [MS.update (f . Just) k m | f <- upd, k <- ks, m <- maps]
  t "M.alter" [M.alter f k m | f <- upd, k <- ks, m <- maps]
  t "MS.alter" [MS.alter f k m | f <- upd, k <- ks, m <- maps]
  t "M.alterF" [runIdentity (M.alterF (Identity . f) k m) | f <- upd, k <- ks, m <- maps]
  t "MS.alterF" [runIdentity (MS.alterF (Identity . f) k m) | f <- upd, k <- ks, m <- maps]
  t "M.lookup" [M.lookup k m | k <- ks, m <- maps]
  t "M.!?" [m M.!? k | k <- ks, m <- maps]
  t "M.!" [m M.! k | k <- ks, m <- maps]
  t "M.findWithDefault" [M.findWithDefault v k m | v <- vs, k <- ks, m <- maps]
  t "MS.findWithDefault" [MS.findWithDefault v k m | v <- vs, k <- ks, m <- maps]
  t "M.map" [M.map f m | f <- fs, m <- maps]
  t "MS.map" [MS.map f m | f <- fs, m <- maps]
  t "M.mapWithKey" [MS.mapWithKey (const f) m | f <- fs, m <- maps]
  t "M.mapMaybe" [M.mapMaybe (f . Just) m | f <- upd, m <- maps]
  t "MS.mapMaybe" [MS.mapMaybe (f . Just) m | f <- upd, m <- maps]
  t "M.mapEither" [M.mapEither f m | f <- [const bot, Left, Right, const (Left bot)], m <- maps]

part3 :: IO ()
part3 = do
  t "MS.mapEither" [MS.mapEither f m | f <- [const bot, Left, Right, const (Left bot)], m <- maps]
  t "M.filter" [M.filter f m | f <- pf, m <- maps]
  t "M.partition" [M.partition f m | f <- pf, m <- maps]
  t "M.foldr" [M.foldr f v m | f <- f2, v <- vs, m <- maps]
  t "M.foldl" [M.foldl f v m | f <- f2, v <- vs, m <- maps]
  t "M.foldl'" [M.foldl' f v m | f <- f2, v <- vs, m <- maps]
  t "M.foldMap" [foldMap Sum m | m <- maps]
  t "M.elems" (map M.elems maps)
  t "M.keys" (map M.keys maps)
  t "M.union" [M.union a b | a <- maps, b <- maps]
  t "M.unionWith" [M.unionWith f a b | f <- f2, a <- maps, b <- maps]
  t "MS.unionWith" [MS.unionWith f a b | f <- f2, a <- maps, b <- maps]
  t "M.intersectionWith" [M.intersectionWith f a b | f <- f2, a <- maps, b <- maps]
  t "MS.intersectionWith" [MS.intersectionWith f a b | f <- f2, a <- maps, b <- maps]
  t "M.difference" [M.difference a b | a <- maps, b <- maps]
  t "M.isSubmapOf" [M.isSubmapOf a b | a <- maps, b <- maps]

part4 :: IO ()
part4 = do
  t "M.==" [a == b | a <- maps, b <- maps]
  t "M.compare" [compare a b | a <- maps, b <- maps]
  t "M.show" [show (M.fromList [(1 :: Int, 'a')]) ++ show (M.singleton 1 (bot :: Int))]
  t "M.keysSet" (map M.keysSet maps)
  t "M.fromSet" [M.fromSet f s | f <- fs, s <- sets]
  t "MS.fromSet" [MS.fromSet f s | f <- fs, s <- sets]
  t "M.mapKeys" [M.mapKeys f m | f <- fs, m <- maps]
  t "M.mapKeysWith" [M.mapKeysWith g f m | g <- f2, f <- fs, m <- maps]
  t "MS.mapKeysWith" [MS.mapKeysWith g f m | g <- f2, f <- fs, m <- maps]
  t "M.mapAccum" [M.mapAccum (\a b -> (f a b, b)) v m | f <- f2, v <- vs, m <- maps]
  t "MS.mapAccum" [MS.mapAccum (\a b -> (a, f a b)) v m | f <- f2, v <- vs, m <- maps]
  t "M.splitLookup" [(a, b) | k <- ks, m <- maps, let (a, b, _) = M.splitLookup k m]
  t "M.minViewWithKey" (map M.minViewWithKey maps)
  t "M.deleteMin" (map M.deleteMin maps)
  t "M.updateMin" [M.updateMin (f . Just) m | f <- upd, m <- maps]
  t "MS.updateMin" [MS.updateMin (f . Just) m | f <- upd, m <- maps]

part5 :: IO ()
part5 = do
  t "M.lookupLE" [M.lookupLE k m | k <- ks, m <- maps]
  t "M.elemAt" [M.elemAt k m | k <- ks, m <- maps]
  t "M.singleton" (map (M.singleton (1 :: Int)) vs)
  t "MS.singleton" (map (MS.singleton (1 :: Int)) vs)
  t "M.traverse" [M.traverseWithKey (\_ a -> Just a) m | m <- maps]
  t "MS.traverse" [MS.traverseWithKey (\_ a -> Just a) m | m <- maps]
  t "M.fmap" [fmap f m | f <- fs, m <- maps]
  t "M.<$" [(bot :: Int) <$ m | m <- maps] 
  t "IM.fromList" (map IM.fromList assoc)
  t "IMS.fromList" (map IMS.fromList assoc)
  t "IM.fromListWith" [IM.fromListWith f a | f <- f2, a <- assoc]
  t "IMS.fromListWith" [IMS.fromListWith f a | f <- f2, a <- assoc]
  t "IM.insert" [IM.insert k v m | k <- ks, v <- vs, m <- imaps]
  t "IMS.insert" [IMS.insert k v m | k <- ks, v <- vs, m <- imaps]
  t "IM.insertWith" [IM.insertWith f k v m | f <- f2, k <- ks, v <- vs, m <- imaps]
  t "IMS.insertWith" [IMS.insertWith f k v m | f <- f2, k <- ks, v <- vs, m <- imaps]

part6 :: IO ()
part6 = do
  t "IM.insertLookup" [IM.insertLookupWithKey (const f) k v m | f <- f2, k <- ks, v <- vs, m <- imaps]
  t "IMS.insertLookup" [IMS.insertLookupWithKey (const f) k v m | f <- f2, k <- ks, v <- vs, m <- imaps]
  t "IM.adjust" [IM.adjust f k m | f <- fs, k <- ks, m <- imaps]
  t "IMS.adjust" [IMS.adjust f k m | f <- fs, k <- ks, m <- imaps]
  t "IM.alter" [IM.alter f k m | f <- upd, k <- ks, m <- imaps]
  t "IMS.alter" [IMS.alter f k m | f <- upd, k <- ks, m <- imaps]
  t "IM.update" [IM.update (f . Just) k m | f <- upd, k <- ks, m <- imaps]
  t "IMS.update" [IMS.update (f . Just) k m | f <- upd, k <- ks, m <- imaps]
  t "IM.map" [IM.map f m | f <- fs, m <- imaps]
  t "IMS.map" [IMS.map f m | f <- fs, m <- imaps]
  t "IM.unionWith" [IM.unionWith f a b | f <- f2, a <- imaps, b <- imaps]
  t "IMS.unionWith" [IMS.unionWith f a b | f <- f2, a <- imaps, b <- imaps]
  t "IM.lookup" [IM.lookup k m | k <- ks, m <- imaps]
  t "IM.findWithDefault" [IM.findWithDefault v k m | v <- vs, k <- ks, m <- imaps]
  t "IMS.findWithDefault" [IMS.findWithDefault v k m | v <- vs, k <- ks, m <- imaps]
  t "IM.foldr" [IM.foldr f v m | f <- f2, v <- vs, m <- imaps]

part7 :: IO ()
part7 = do
  t "IM.foldl'" [IM.foldl' f v m | f <- f2, v <- vs, m <- imaps]
  t "IM.filter" [IM.filter f m | f <- pf, m <- imaps]
  t "IM.mapMaybe" [IM.mapMaybe (f . Just) m | f <- upd, m <- imaps]
  t "IMS.mapMaybe" [IMS.mapMaybe (f . Just) m | f <- upd, m <- imaps]
  t "IM.minView" (map IM.minViewWithKey imaps)
  t "IM.toDescList" (map IM.toDescList imaps)
  t "S.fromList" (map S.fromList plists)
  t "S.insert" [S.insert k s | k <- ks, s <- sets]
  t "S.delete" [S.delete k s | k <- ks, s <- sets]
  t "S.member" [S.member k s | k <- ks, s <- sets]
  t "S.map" [S.map f s | f <- fs, s <- sets]
  t "S.filter" [S.filter f s | f <- pf, s <- sets]
  t "S.union" [S.union a b | a <- sets, b <- sets]
  t "S.isSubsetOf" [S.isSubsetOf a b | a <- sets, b <- sets]
  t "S.elemAt" [S.elemAt k s | k <- ks, s <- sets]
  t "S.foldr" [S.foldr f v s | f <- f2, v <- vs, s <- sets]

part8 :: IO ()
part8 = do
  t "IS.fromList" (map IS.fromList plists)
  t "Q.fromList" (map Q.fromList plists)
  t "Q.<|" [v <| s | v <- vs, s <- seqs]
  t "Q.|>" [s |> v | v <- vs, s <- seqs]
  t "Q.><" [a >< b | a <- seqs, b <- seqs]
  t "Q.index" [Q.index s k | s <- seqs, k <- ks]
  t "Q.lookup" [Q.lookup k s | s <- seqs, k <- ks]
  t "Q.update" [Q.update k v s | s <- seqs, k <- ks, v <- vs]
  t "Q.adjust" [Q.adjust f k s | s <- seqs, k <- ks, f <- fs]
  t "Q.adjust'" [Q.adjust' f k s | s <- seqs, k <- ks, f <- fs]
  t "Q.drop" [Q.drop k s | s <- seqs, k <- ks]
  t "Q.reverse" (map Q.reverse seqs)
  t "Q.length" (map Q.length seqs)
  t "Q.fmap" [fmap f s | s <- seqs, f <- fs]
  t "Q.foldr" [foldr f v s | f <- f2, v <- vs, s <- seqs]
  t "Q.zip" [Q.zip a b | a <- seqs, b <- seqs]

part9 :: IO ()
part9 = do
  t "Q.replicate" [Q.replicate k v | k <- ks, v <- vs]
  t "Q.insertAt" [Q.insertAt k v s | s <- seqs, k <- ks, v <- vs]
  t "Q.deleteAt" [Q.deleteAt k s | s <- seqs, k <- ks]
  t "Q.scanl" [Q.scanl f v s | f <- f2, v <- vs, s <- seqs]
  t "Q.filter" [Q.filter f s | f <- pf, s <- seqs]
  t "Q.viewl" [case s of { a :<| r -> (a, r); Empty -> (0, Q.empty) } | s <- seqs]
  t "Q.viewr" [case s of { r :|> a -> (a, r); Empty -> (0, Q.empty) } | s <- seqs]
  t "Q.fromFunction" [Q.fromFunction k f | k <- [0, 1, 3], f <- fs]
  t "Q.mapWithIndex" [Q.mapWithIndex (const f) s | s <- seqs, f <- fs]
  t "Q.==" [a == b | a <- seqs, b <- seqs]
  t "T.fmap" [fmap f s | s <- trees, f <- fs]
  t "T.flatten" (map T.flatten trees)
  t "T.levels" (map T.levels trees)
  t "T.foldTree" [T.foldTree (\a xs -> a + sum xs) s | s <- trees]
  t "T.unfold" [T.unfoldTree (\n -> (n, [n + 1, bot])) (1 :: Int)]
  t "SL.state" [SL.runState m s | m <- [bot, return 1, return bot, SL.put bot >> return 1, SL.modify (+ 1) >> SL.get, SL.modify' (+ 1) >> return 2, do { ~(a, b) <- bot; return (a :: Int) }, SL.gets (+ 1), SL.when bot (return ()) >> return 1, mapM_ (\x -> SL.modify (+ x)) [1, bot] >> return 3], s <- vs]

part10 :: IO ()
part10 = do
  t "SS.state" [SS.runState m s | m <- [bot, return 1, return bot, SS.put bot >> return 1, SS.modify (+ 1) >> SS.get, SS.modify' (+ 1) >> return 2, do { ~(a, b) <- bot; return (a :: Int) }, SS.gets (+ 1), SS.when bot (return ()) >> return 1, mapM_ (\x -> SS.modify (+ x)) [1, bot] >> return 3], s <- vs]
  t "SL.bind" [fst (SL.runState (bot >> return (1 :: Int)) (0 :: Int))]
  t "SS.bind" [fst (SS.runState (bot >> return (1 :: Int)) (0 :: Int))]
  t "SL.mapM" [take 2 (SL.evalState (mapM (\x -> SL.state (\s -> (s + x, s + 1))) (1 : 2 : bot)) (0 :: Int))]
  t "SS.mapM" [take 2 (SS.evalState (mapM (\x -> SS.state (\s -> (s + x, s + 1))) (1 : 2 : bot)) (0 :: Int))]
  t "WL" [WL.runWriter m | m <- [bot, return (1 :: Int), WL.tell [bot] >> return bot, WL.tell bot >> return 1, WL.writer (bot, [1 :: Int]), WL.listen (WL.tell [1]) >>= \(_, w) -> return (length w), WL.censor (map (+ 1)) (WL.tell [1, bot] >> return 1)]]
  t "WS" [WS.runWriter m | m <- [bot, return (1 :: Int), WS.tell [bot] >> return bot, WS.tell bot >> return 1, WS.writer (bot, [1 :: Int]), WS.listen (WS.tell [1]) >>= \(_, w) -> return (length w), WS.censor (map (+ 1)) (WS.tell [1, bot] >> return 1)]]
  t "WL.inf" [take 3 (WL.execWriter (mapM_ (\x -> WL.tell [x]) [1 :: Int ..]))]
  t "RL" [RL.runRWS m (1 :: Int) (2 :: Int) | m <- [bot, return (1 :: Int), RL.tell [bot :: Int] >> return bot, RL.put bot >> RL.ask, RL.modify (+ 1) >> RL.get, RL.local bot (return 3)]]
  t "RS" [RS.runRWS m (1 :: Int) (2 :: Int) | m <- [bot, return (1 :: Int), RS.tell [bot :: Int] >> return bot, RS.put bot >> RS.ask, RS.modify (+ 1) >> RS.get, RS.local bot (return 3)]]
  t "Except" [runExcept m | m <- [bot, return (1 :: Int), throwError (bot :: Int), throwError 1 `catchError` return, (return bot) `catchError` bot, bot `catchError` return, fmap (+ 1) (return bot), withExcept (const 2) (throwError bot)]]
  t "Reader" [runReader m e | m <- [bot, ask, return 1, local bot (return 2), asks (const 1), bot >> return 1], e <- vs]
  t "MaybeT" [runIdentity (runMaybeT m) | m <- [bot, return (bot :: Int), MaybeT (return Nothing), MaybeT bot, MaybeT (return Nothing) >> bot]]
  t "Cont" [runCont m id | m <- [bot, return (1 :: Int), callCC (\k -> k 1 >> bot), callCC (\k -> bot), cont (const 3) >> bot]]
  t "LST" [take 2 (LST.runST (return (1 : 2 : bot :: [Int]))), LST.runST (bot >> return [1])]
  t "first" [first f p | f <- fs, p <- [bot, (bot, 1), (1, bot :: Int)]]

part11 :: IO ()
part11 = do
  t "second" [second f p | f <- fs, p <- [bot, (bot :: Int, 1), (1, bot)]]
  t "***" [(f *** g) p | f <- fs, g <- fs, p <- [bot, (bot, 1), (1, bot)]]
  t "&&&" [(f &&& g) p | f <- fs, g <- fs, p <- vs]
  t "bimap" [bimap f g p | f <- fs, g <- fs, p <- [bot, (bot, 1), (1, bot)]]
  t "bimapE" [bimap f g p | f <- fs, g <- fs, p <- [bot, Left bot, Right 1]]
  t "fmapP" [fmap f p | f <- fs, p <- [bot, ('a', bot), ('b', 1)]]
  t "uncurry" [uncurry f p | f <- f2, p <- [bot, (bot, 1), (1, bot)]]
  t "partitionEithers" (map partitionEithers [bot, [], [Left (1 :: Int), bot], Right 'a' : bot, [Right bot, Left bot]])
  t "either" [either f g e | f <- fs, g <- fs, e <- [bot, Left bot, Right 1]]
  t "on" [(f `on` g) a b | f <- f2, g <- fs, a <- vs, b <- vs]
  t "array" [elems (listArray (0, 2) l) | l <- plists]
  t "arrayA" [elems (array (0, 1) a) | a <- [bot, [], [(0, bot), (1, 2 :: Int)], [(0, 1), (1, bot)], [(0, 1)], [(bot, 1)]]] 
  t "accumArray" [elems (accumArray f v (0, 1) a) | f <- f2, v <- vs, a <- [bot, [], [(0, bot), (1, 2)], [(0, 1), (0, 2)], (1, 1) : bot]]
  t "array//" [elems (listArray (0, 1) [1, bot] // a) | a <- [bot, [], [(0, bot)], [(1, 3 :: Int)], (1, 1) : bot]]
  t "arrayLazy" [let a = listArray (0, 3) [if i < 2 then 1 else a ! (i - 1) + a ! (i - 2) | i <- [0 .. 3]] in elems a :: [Int]]
  t "ixmap" [elems (ixmap (0, 1) f (listArray (0, 1) [1, bot :: Int])) | f <- [bot, const bot, const 0, (1 -)]]

part12 :: IO ()
part12 = do
  t "fmapA" [elems (fmap f (listArray (0, 1) [1, bot])) | f <- fs]
  t "amap!" [fmap f (listArray (0, 1) [1, bot]) ! 0 | f <- fs]
  t "&&" [a && b | a <- [bot, True, False], b <- [bot, True, False]]
  t "||" [a || b | a <- [bot, True, False], b <- [bot, True, False]]
  t "testBit" [testBit a b | a <- [bot, 5 :: Int], b <- [bot, 0, 1]]
  t "shiftL" [shiftL a b | a <- [bot, 5 :: Int], b <- [bot, 0, 70]]
  t "readMaybe" [readMaybe s :: Maybe Int | s <- "1" : "1 x" : pstrs]
  t "reads" [reads s :: [(Int, String)] | s <- "1" : "1 x" : ('1' : bot) : pstrs]
  t "readHex" [readHex s :: [(Int, String)] | s <- ['f' : bot, "ff", bot]]
  t "showHex" [showHex (255 :: Int) bot]
  t "shows" [take 3 (shows (12345 :: Int) bot)]
  t "showString" [showString "ab" bot]
  t "monoid" [mappend x y | x <- plists, y <- take 5 plists]
  t "First" [getFirst (First a <> First b) | a <- [bot, Nothing, Just bot, Just (1 :: Int)], b <- [bot, Just 2]]
  t "Last" [getLast (Last a <> Last b) | a <- [bot, Nothing, Just bot, Just (1 :: Int)], b <- [bot, Just 2, Nothing]]
  t "Max" [getMax (Max a <> Max b) | a <- vs, b <- vs]

part13 :: IO ()
part13 = do
  t "All" [getAll (All a <> All b) | a <- [bot, True, False], b <- [bot, True, False]]
  t "Any" [getAny (foldMap Any [a, b]) | a <- [bot, True, False], b <- [bot, True, False]]
  t "maybe<>" [a <> b | a <- [bot, Nothing, Just bot, Just [1 :: Int]], b <- [bot, Nothing, Just [2]]]
  t "tuple<>" [a <> b | a <- [bot, ([1 :: Int], bot), (bot, "a")], b <- [bot, ([2], "b")]]
  t "tuple<>2" [fst (a <> b) | a <- [bot, ([1 :: Int], bot), (bot, "a")], b <- [bot, ([2], "b")]]
  t "ordering" [a <> b | a <- [bot, LT, EQ], b <- [bot, GT]]
  t "comparing" [comparing f a b | f <- fs, a <- vs, b <- vs]
  t "Down" [compare (Down a) (Down b) | a <- vs, b <- vs]
  t "seq" [a `seq` b | a <- vs, b <- vs]
  t "$!" [f $! a | f <- fs, a <- vs]
  t "const" [const a b | a <- vs, b <- vs]
  t "until" [until p f a | p <- [bot, const True, const bot], f <- fs, a <- vs]
  t "asTypeOf" [asTypeOf a b | a <- vs, b <- vs]
  t "fix" [take 3 (fix ((1 :: Int) :)), take 2 (fix (\x -> 1 : bot : x))]
  t "gcd" [gcd a b | a <- [bot, 0, 4], b <- [bot, 0, 6 :: Int]]
  t "div" [div a b | a <- [bot, 4], b <- [bot, 0, 3 :: Int]]

part14 :: IO ()
part14 = do
  t "^" [a ^ b | a <- [bot, 2 :: Int], b <- [bot, 0, 3, -1 :: Int]] 
  t "%" [numerator (a % b) | a <- [bot, 2], b <- [bot, 0, 4 :: Integer]]
  t "traverseConst" [getConst (traverse (\x -> Const [x]) l) | l <- plists]
  t "sequenceA_" [fmap (const 'x') (sequenceA_ l) | l <- [bot, [], [Just 1], [Nothing, bot], Just 1 : bot]]
  t "for_" [fmap (const 'x') (for_ l (\x -> if x > 1 then Nothing else Just x)) | l <- plists]
  t "toUpper" (map (map toUpper) pstrs)
  t "notElem" [notElem 'a' s | s <- pstrs]
instance (Obs a) => Obs (Array Int a) where obs n = guardO (\a -> "A" ++ obs n (elems a))
