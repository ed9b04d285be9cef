module Main where
import qualified Data.Sequence as Seq
import Data.Sequence (Seq (..), (<|), (|>), (><), ViewR (..), viewr)
import Data.Array (listArray)
import Data.Foldable (toList)
import Data.Tree
main :: IO ()
main = do
  let s = Seq.fromList [5, 3, 8, 1, 9, 2 :: Int]
  print (Seq.fromArray (listArray (0, 2) "abc"), Seq.replicateA 2 (Just 'x'), Seq.cycleTaking 5 (Seq.fromList [1, 2]), Seq.unfoldl (\n -> if n == 0 then Nothing else Just (n - 1, n)) 3, Seq.unfoldr (\n -> if n > 3 then Nothing else Just (n, n + 1)) 1, Seq.iterateN 3 (* 2) 1)
  print (case viewr s of { EmptyR -> Nothing; r :> x -> Just (Seq.length r, x) }, Seq.takeWhileL (> 2) s, Seq.takeWhileR (> 1) s, Seq.dropWhileL (> 2) s, Seq.dropWhileR (> 1) s, Seq.spanl odd s, Seq.spanr even s, Seq.breakl (> 6) s, Seq.breakr (> 6) s, Seq.partition even s)
  print (Seq.sort s, Seq.unstableSort s, Seq.sortBy (flip compare) s, Seq.unstableSortBy (flip compare) s, Seq.sortOn negate s, Seq.unstableSortOn negate s)
  print (Seq.elemIndexL 8 s, Seq.elemIndicesL 1 s, Seq.elemIndexR 5 s, Seq.elemIndicesR 5 s, Seq.findIndexL even s, Seq.findIndexR even s, Seq.findIndicesL odd s, Seq.findIndicesR odd s)
  print (Seq.foldMapWithIndex (\i x -> [i * x]) s, Seq.foldlWithIndex (\a i x -> a + i * x) 0 s, Seq.foldrWithIndex (\i x a -> (i, x) : a) [] s, Seq.traverseWithIndex (\i x -> if x > 0 then Just (i + x) else Nothing) s, Seq.unzipWith (\x -> (x, show x)) (Seq.take 2 s), Seq.unzip (Seq.fromList [(1, 'a')]), Seq.mapWithIndex (,) (Seq.fromList "ab"))
  print (Seq.chunksOf 4 s, Seq.tails (Seq.take 2 s), Seq.inits (Seq.take 2 s), Seq.scanl (+) 0 s, Seq.scanr1 max s, Seq.zipWith3 (\a b c -> a + b + c) s s s, Seq.intersperse 0 (Seq.take 3 s), Seq.insertAt 2 100 s)
  print (Seq.deleteAt 0 s, Seq.adjust' (* 2) 1 s, Seq.update 0 7 s, Seq.lookup 9 s, s Seq.!? 2, Seq.index s 3, Seq.splitAt 2 s, Seq.reverse s)
  print ((0 <| s) |> 10, s >< Seq.singleton 7, Seq.fromFunction 3 (* 3), [x | x :<| _ <- [s]], [x | _ :|> x <- [s]], null Seq.empty, sum s, Seq.empty <> s == s, compare s (Seq.take 2 s))
  let t = Node 1 [Node 2 [Node 4 []], Node 3 []]
  putStr (drawTree (fmap show t))
  putStr (drawForest (map (fmap show) (subForest t)))
  print (rootLabel t, flatten t, levels t, foldTree (\x xs -> x + sum xs) t, unfoldForest (\n -> (n, [n + 1 | n < 2])) [0, 2], toList t, fmap (* 2) t)
  print =<< unfoldForestM (\n -> do { print n; return (n, [n * 2 | n < 2]) }) [1]
  print =<< unfoldForestM_BF (\n -> do { print n; return (n, [n + 1, n + 2] `takeIf` (n < 2)) }) [0]
  where takeIf xs b = if b then xs else []
