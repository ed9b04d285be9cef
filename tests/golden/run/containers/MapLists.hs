import qualified Data.Map as M
import qualified Data.Map.Strict as S
import qualified Data.Set as Set
import Data.Char (toUpper)

main :: IO ()
main = do
  let wordsOf = words "the quick brown fox jumps over the lazy dog the end"
  print (M.fromListWith (+) [(w, 1 :: Int) | w <- wordsOf])
  print (S.foldlWithKey' (\n _ c -> n + c) 0 (S.fromListWith (+) [(length w, 1 :: Int) | w <- wordsOf]))
  print (M.fromAscListWith (++) [(3, "b"), (5, "a"), (5, "b")], M.fromDescListWith (++) [(5, "a"), (5, "b"), (3, "b")])
  print (M.fromListWithKey (\k x y -> show k ++ x ++ y) [(5, "a"), (3, "b"), (5, "c")])
  print (M.fromDistinctAscList [(k, k * k) | k <- [1 .. 7 :: Int]])
  print (M.fromSet (map toUpper) (Set.fromList ["x", "yy"]), M.keysSet (M.fromList [(2, 'a'), (1, 'b')]))
  mapM_ print =<< M.traverseWithKey (\k v -> do { putStrLn (show k ++ "=" ++ v); return (length v) }) (M.fromList (zip [1 :: Int ..] ["p", "qq"]))
  print (M.traverseMaybeWithKey (\k v -> if k > 0 then Just (if even v then Just v else Nothing) else Nothing) (M.fromList [(1, 2), (2, 3), (3, 4)]))
  print (sequenceA (M.fromList [(1, Just 'a'), (2, Just 'b')]), traverse (\x -> [x, -x]) (M.fromList [('a', 1), ('b', 2)]))
  print (M.minViewWithKey (M.fromList [(2, 'b'), (1, 'a')]), M.maxView (M.fromList [(2, 'b'), (1, 'a')]), M.minView (M.empty :: M.Map Int ()))
  print (M.deleteFindMin (M.fromList [(2, 'b'), (1, 'a')]), M.deleteMax (M.fromList [(2, 'b'), (1, 'a')]))
  print (M.updateMinWithKey (\_ _ -> Nothing) (M.fromList [(2, 'b'), (1, 'a')]), M.updateAt (\_ _ -> Just 'z') 1 (M.fromList [(2, 'b'), (1, 'a')]))
  let big = M.fromList [(i * 7919 `mod` 10007, i) | i <- [1 .. 5000 :: Int]]
  print (M.size big, M.valid big, M.foldl' (+) 0 big, M.valid (foldr M.delete big [0, 3 .. 9000]), M.size (foldr M.delete big [0, 3 .. 9000]))
