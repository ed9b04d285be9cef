import Data.Graph
import Data.Tree
import Data.Array (bounds, elems)
import Data.Foldable (toList)

t :: Tree Int
t = unfoldTree (\n -> (n, [m | m <- [2 * n, 2 * n + 1], m <= 7])) 1

main :: IO ()
main = do
  putStr (drawTree (fmap show t))
  putStr (drawForest [Node "a\nb" [Node "c" []], Node "d" []])
  print (flatten t, levels t, foldTree (\x xs -> x + sum xs) t, toList t)
  print (fmap (* 2) (Node 1 [Node 2 []]), Node 1 [Node 2 []] == Node 1 [], maximum t)
  print (Node (+ 1) [Node (* 2) []] <*> Node 5 [Node 6 []], Node 1 [Node 2 []] >>= \x -> Node x [Node (x * 10) []])
  _ <- unfoldTreeM (\n -> do { putStr (show n ++ " "); return (n, [m | m <- [2 * n, 2 * n + 1], m <= 5]) }) 1
  putStrLn "depth first"
  b <- unfoldTreeM_BF (\n -> do { putStr (show n ++ " "); return (n, [m | m <- [2 * n, 2 * n + 1], m <= 5]) }) 1
  putStrLn "breadth first" >> print (flatten b)
  let g = buildG (0, 7) [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (5, 6), (0, 3), (7, 7)]
  print (g, edges g == edges (transposeG (transposeG g)), vertices g)
  print (elems (outdegree g), elems (indegree g), bounds g)
  print (map flatten (scc g), map flatten (components g), reachable g 3, path g 0 6, path g 6 0)
  print (topSort (buildG (0, 4) [(0, 2), (2, 1), (0, 3), (3, 1), (1, 4)]), map flatten (dff g), map flatten (dfs g [3]))
  print (map flatten (bcc (buildG (0, 4) (concat [[(a, b), (b, a)] | (a, b) <- [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)]]))))
  let deps = [("app", 'a', "lm"), ("lib", 'l', "m"), ("mod", 'm', "l"), ("solo", 's', "s"), ("leaf", 'z', "")]
  print (stronglyConnComp deps)
  print (map flattenSCC (stronglyConnCompR deps))
  let (_, nodeFromVertex, vertexFromKey) = graphFromEdges deps
  print (fmap nodeFromVertex (vertexFromKey 'm'), vertexFromKey 'q')
