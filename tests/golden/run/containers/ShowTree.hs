import qualified Data.IntSet as S
import qualified Data.IntSet.Internal as SI
import qualified Data.IntMap as M
import qualified Data.IntMap.Internal.Debug as D
import qualified Data.Map as Map
import qualified Data.Map.Internal.Debug as MD
import qualified Data.Map.Strict as MapS
import qualified Data.Set as Set
import qualified Data.Set.Internal as SetI
main = do
  let s = S.fromList [1,2,3,100,200,300,-5, 1000000]
  putStr (SI.showTree s); putStr (SI.showTreeWith False True s); putStr (SI.showTreeWith True True s)
  putStr (SI.showTree S.empty)
  putStr (SI.showTreeWith False False (S.fromList [3,77]))
  let m = M.fromList [(k,show k) | k <- [1,2,3,100,200,-7]]
  putStr (D.showTree m); putStr (D.showTreeWith False True m); putStr (D.showTreeWith True True m); putStr (D.showTreeWith True True (M.singleton 1 'a')); putStr (D.showTree (M.empty :: M.IntMap ()))
  let mm = foldr (\k -> Map.insert k ()) Map.empty [4, 2, 6, 1, 3, 5 :: Int]
  putStr (MD.showTree mm); putStr (MD.showTreeWith (\k x -> show (k,x)) False True mm); putStr (MD.showTreeWith (\k _ -> show k) True True mm)
  print (MD.valid mm)
  let st = Set.fromList "hello"
  putStr (SetI.showTree st); putStr (SetI.showTreeWith False True st); putStr (SetI.showTreeWith True True st); print (Set.valid st)
  -- lists in order become the trees that GHC's containers make of them
  putStr (MD.showTree (Map.fromList (zip [1 .. 5 :: Int] "abcde")))
  mapM_ (\n -> putStr (SetI.showTree (Set.fromDistinctAscList [1 .. n]))) [6, 9, 12 :: Int]
  putStr (SetI.showTree (Set.fromList ([1 .. 11] ++ [5, 0 :: Int])))
  print (Map.splitRoot (MapS.fromList (zip [1 .. 10 :: Int] ['a' ..])))
  print (and [SetI.valid (Set.fromList [1 .. n]) | n <- [0 .. 300 :: Int]])
