import qualified Data.Map as Map
import qualified Data.Set as Set

a, b :: Map.Map Int String
a = Map.fromList (zip [1 ..] ["one", "two", "three", "four"])
b = Map.fromList (zip [3 ..] ["III", "IV", "V"])

main :: IO ()
main = do
  print (Map.union a b)
  print (Map.unionWith (++) a b, Map.unionsWith (++) [b, a, b])
  print (Map.intersectionWithKey (\k x y -> show k ++ x ++ y) a b)
  print (a Map.\\ b, Map.differenceWith (\x y -> if length x > 4 then Just (x ++ y) else Nothing) a b)
  print (Map.restrictKeys a (Set.fromList [1, 4, 9]), Map.withoutKeys a (Set.fromList [1, 4, 9]))
  print (Map.mergeWithKey (\_ x y -> if x < y then Nothing else Just x) id (Map.map reverse) a b)
  print (Map.isSubmapOf (Map.take 2 a) a, Map.isSubmapOfBy (<=) b a, Map.disjoint a b)
  print (Map.compose (Map.fromList [(1, 'x'), (2, 'y')]) (Map.fromList [("p", 2), ("q", 5)]))
  print (a <> b == b <> a, compare a b, mconcat [a, b])
  print (Map.partitionWithKey (\k _ -> even k) a, Map.mapEither (\s -> if length s > 3 then Left s else Right (length s)) a)
  print (Map.mapMaybe (\s -> if head s == 't' then Just (tail s) else Nothing) a)
  print (Map.split 2 a, Map.splitLookup 2 a)
  print (Map.spanAntitone (< 3) a, Map.takeWhileAntitone (< 2) a)
  print (Map.mapAccumWithKey (\s k x -> (s + k, show s ++ x)) 0 a, Map.mapAccumRWithKey (\s k x -> (s + k, show s ++ x)) 0 a)
  print (Map.mapKeysWith (++) (`div` 2) a, Map.mapKeysMonotonic (* 10) a)
  print (Map.foldrWithKey (\k x r -> show k ++ x ++ r) "" a, Map.foldlWithKey (\r k x -> r ++ show k ++ x) "" a, Map.foldMapWithKey (\k x -> [(x, k)]) a)
