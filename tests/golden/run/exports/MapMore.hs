module Main where
import qualified Data.Map as M
import qualified Data.Map.Merge.Lazy as MM
import qualified Data.IntMap as IM
import qualified Data.Set as S
import Data.Functor.Identity
main :: IO ()
main = do
  let m = M.fromList (zip "abcde" [1 :: Int ..])
      n = M.fromList (zip "cdefg" [10, 20 ..])
  print (M.fromAscList [('a', 1), ('a', 2), ('b', 3)], M.fromAscListWithKey (\k a b -> if k == 'a' then a + b else a) [('a', 1), ('a', 2), ('b', 3)], M.fromDescList [('b', 1), ('a', 2)], M.fromDescListWithKey (\_ a b -> a - b) [('b', 1), ('b', 5), ('a', 2)], M.fromDistinctDescList [('z', 1), ('y', 2)])
  print (M.adjustWithKey (\k x -> fromEnum k + x) 'a' m, M.updateWithKey (\_ x -> if x > 2 then Nothing else Just (x * 2)) 'c' m, M.unionWithKey (\k a b -> fromEnum k + a + b) m n, M.differenceWith (\a b -> if b > 10 then Just (a * b) else Nothing) m n)
  print (M.mapWithKey (\k x -> k : show x) m, M.mapAccum (\a b -> (a + b, a)) 0 m, M.mapAccumWithKey (\a k b -> (a ++ [k], b)) "" m, M.mapAccumRWithKey (\a k b -> (a ++ [k], b)) "" m, M.foldrWithKey' (\k x acc -> (k, x) : acc) [] m, M.foldlWithKey' (\acc k x -> (k, x) : acc) [] m)
  print (M.filterWithKey (\k x -> k > 'b' && odd x) m, M.mapMaybeWithKey (\k x -> if even x then Just [k] else Nothing) m, M.mapEitherWithKey (\k x -> if even x then Left k else Right x) m, M.partitionWithKey (\k _ -> k < 'c') m)
  print (M.isProperSubmapOf m m, M.isProperSubmapOfBy (<=) (M.fromList [('a', 0)]) m, M.isSubmapOfBy (<) (M.fromList [('a', 0)]) m, concatMap M.keys (M.splitRoot m) == M.keys m)
  print (M.updateMin (const Nothing) m, M.updateMax (Just . (* 2)) m, M.updateMaxWithKey (\k x -> if k == 'e' then Nothing else Just x) m, M.updateMinWithKey (\_ x -> Just (x + 100)) m, M.maxViewWithKey m, M.minViewWithKey m, M.lookupMin m, M.lookupMax (M.empty :: M.Map Int Int))
  print (MM.merge (MM.mapMaybeMissing (\k x -> if k == 'a' then Nothing else Just x)) MM.dropMissing (MM.zipWithMaybeMatched (\_ a b -> if a == 3 then Nothing else Just (a + b))) m n)
  print (runIdentity (MM.mergeA (MM.filterAMissing (\k _ -> Identity (k /= 'b'))) (MM.lmapWhenMissing (* 2) MM.preserveMissing) (MM.zipWithMaybeAMatched (\_ a b -> Identity (Just (a * b)))) m n))
  print (MM.runWhenMatched (MM.mapWhenMatched (+ 1) (MM.zipWithMatched (\_ a b -> a + b))) 'k' 1 2 :: Maybe (Maybe Int), MM.runWhenMissing (MM.mapWhenMissing show MM.preserveMissing) 'k' 5 :: Maybe (Maybe String), MM.runWhenMatched (MM.contramapFirstWhenMatched length (MM.contramapSecondWhenMatched negate (MM.zipWithMatched (\_ a b -> (a, b))))) 'k' "abc" 4 :: Maybe (Maybe (Int, Int)))
  print (S.mapMonotonic (+ 1) (S.fromList [1, 2, 3]), S.cartesianProduct (S.fromList [1, 2]) (S.fromList "ab"), S.disjointUnion (S.fromList [1]) (S.fromList "a"), S.powerSet (S.fromList [1, 2, 3]), S.alterF (\b -> [b, not b]) 2 (S.fromList [1, 2]), S.lookupGE 2 (S.fromList [1, 3]), S.findIndex 3 (S.fromList [1, 3]), S.takeWhileAntitone (< 2) (S.fromList [1 .. 4]))
  print (M.alterF (\v -> (v, fmap (+ 1) v)) 'a' m, M.insertLookupWithKey (\_ a b -> a + b) 'a' 10 m, M.updateLookupWithKey (\_ _ -> Nothing) 'b' m, M.restrictKeys m (S.fromList "ab"), M.withoutKeys m (S.fromList "ab"), M.compose (M.fromList [(1, 'x')]) m, M.takeWhileAntitone (< 'c') m, M.lookupLE 'd' m, M.lookupGT 'z' m, M.elemAt 1 m, M.deleteAt 0 m, M.updateAt (\_ _ -> Nothing) 1 m, M.foldMapWithKey (\k x -> [(x, k)]) m, M.notMember 'q' m)
  print (IM.unionWith (+) (IM.fromList [(-1, 1), (5, 2)]) (IM.fromList [(5, 3), (-7, 4)]), IM.split 0 (IM.fromList [(-1, 'a'), (0, 'b'), (1, 'c')]), IM.lookupLT 0 (IM.fromList [(-5, 'x'), (3, 'y')]), IM.toDescList (IM.fromList [(i, i * i) | i <- [-3 .. 3]]), IM.findMin (IM.fromList [(minBound, 'm'), (maxBound, 'M')]))
