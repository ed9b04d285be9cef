import Data.Containers.ListUtils
import qualified Data.Map.Merge.Lazy as L
import Data.Map.Merge.Strict
import qualified Data.Map as Map

a, b :: Map.Map Int Int
a = Map.fromList [(k, k * k) | k <- [1 .. 6]]
b = Map.fromList [(k, k + 100) | k <- [4 .. 9]]

main :: IO ()
main = do
  print (merge dropMissing preserveMissing (zipWithMatched (\_ x y -> x + y)) a b)
  print (merge preserveMissing dropMissing (zipWithMaybeMatched (\k x y -> if even k then Just (x * y) else Nothing)) a b)
  print (merge (mapMissing (\_ x -> -x)) (filterMissing (\k _ -> k > 7)) (zipWithMatched (\_ x _ -> x)) a b)
  r <- mergeA (traverseMissing (\k x -> do { putStrLn ("left " ++ show k); return x }))
    (traverseMaybeMissing (\k _ -> do { putStrLn ("right " ++ show k); return Nothing }))
    (zipWithAMatched (\k x y -> do { putStrLn ("both " ++ show k); return (x - y) })) a b
  print r
  print (Map.size (L.merge (L.mapMissing (\_ _ -> undefined)) L.dropMissing (L.zipWithMatched (\_ _ _ -> undefined)) a b :: Map.Map Int Int))
  print (nubOrd [3, 1, 3, 2, 1], nubOrdOn (`mod` 3) [1 .. 10], nubInt [5, 5, 1], nubIntOn length ["a", "b", "cc"])
  print (take 4 (nubOrd (cycle [1, 2, 3, 4])))
