import qualified Data.IntMap as IM
import qualified Data.IntMap.Strict as IMS
import qualified Data.IntSet as IS

m, n :: IM.IntMap String
m = IM.fromList [(5, "five"), (-3, "minus three"), (0, "zero"), (1024, "kilo")]
n = IM.fromList [(0, "nought"), (7, "seven"), (-3, "drei")]

main :: IO ()
main = do
  print m
  print (IM.lookup 5 m, m IM.!? 6, IM.member (-3) m, IM.findWithDefault "" 9 m)
  print (IM.lookupLT 0 m, IM.lookupGT 5 m, IM.lookupLE (-4) m, IM.lookupGE 6 m)
  print (IM.lookupMin m, IM.lookupMax m, IM.toDescList m)
  print (IM.union m n, IM.unionWith (++) m n)
  print (IM.intersectionWith (,) m n, m IM.\\ n)
  print (IM.insertWith (++) 5 "new " m, IM.alter (const (Just "x")) 6 m, IM.alter (const Nothing) 5 m)
  print (IM.updateLookupWithKey (\_ _ -> Nothing) 5 m)
  print (IM.split 0 m, IM.splitLookup 5 m)
  print (IM.partition ((> 4) . length) m, IM.mapEither (\s -> if length s > 4 then Left s else Right (length s)) m)
  print (IM.foldrWithKey (\k _ ks -> k : ks) [] m, IM.foldlWithKey (\ks k _ -> k : ks) [] m)
  print (IM.minViewWithKey m, IM.deleteMax m, IM.keysSet m)
  print (IM.restrictKeys m (IS.fromList [0, 1]), IM.withoutKeys m (IS.fromList [0, 1]), IM.fromSet (* 2) (IS.fromList [-1, 1]))
  print (IM.mapKeysWith (++) abs (IM.union m (IM.singleton 3 "three")), fmap length m)
  print (IM.mapAccumWithKey (\a k x -> (a + k, x ++ show a)) 0 m)
  print (traverse (\s -> if null s then Nothing else Just (head s)) m, IM.isSubmapOf n m, compare m n)
  print (IMS.foldl' (+) 0 (IMS.fromListWith (+) [(k * 37 `mod` 101, k) | k <- [1 .. 1000]]), IM.size (IM.fromList [(k, ()) | k <- [-500 .. 499]]))
  print (IM.mergeWithKey (\_ a b -> if a < b then Just a else Nothing) id (const IM.empty) m n)
