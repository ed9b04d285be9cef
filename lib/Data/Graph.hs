-- | Graphs as arrays of adjacent vertices, and depth-first search (King and Launchbury, "Structuring
-- depth-first search algorithms in Haskell", 1995).
module Data.Graph
  ( Graph, Bounds, Edge, Vertex, Table
  , graphFromEdges, graphFromEdges', buildG
  , vertices, edges, outdegree, indegree
  , path, reachable
  , transposeG
  , dfs, dff, topSort, reverseTopSort, components, scc, bcc
  , SCC(..), stronglyConnComp, stronglyConnCompR, flattenSCC, flattenSCCs
  , module Data.Tree
  ) where

import Data.Array
import Data.Data (Data)
import Data.Functor.Classes
import qualified Data.IntSet as IntSet
import Data.List (sortBy)
import Data.Maybe (mapMaybe)
import Data.Ord (comparing)
import Data.Tree (Forest, Tree(Node))
import GHC.Generics (Generic, Generic1)

type Vertex = Int

type Table a = Array Vertex a

type Graph = Array Vertex [Vertex]

type Bounds = (Vertex, Vertex)

type Edge = (Vertex, Vertex)

-- | A strongly connected component: one vertex that is not in a cycle, or a set of vertices each of
-- which reaches the others.
data SCC vertex
  = AcyclicSCC vertex
  | CyclicSCC [vertex]
  deriving (Data, Eq, Generic, Generic1, Show, Read)

instance Foldable SCC where
  foldr c n (AcyclicSCC v) = c v n
  foldr c n (CyclicSCC vs) = foldr c n vs

instance Traversable SCC where
  traverse f (AcyclicSCC vertex) = AcyclicSCC <$> f vertex
  traverse f (CyclicSCC vs) = CyclicSCC <$> traverse f vs

instance Functor SCC where
  fmap f (AcyclicSCC v) = AcyclicSCC (f v)
  fmap f (CyclicSCC vs) = CyclicSCC (map f vs)

instance Eq1 SCC where
  liftEq eq (AcyclicSCC v1) (AcyclicSCC v2) = eq v1 v2
  liftEq eq (CyclicSCC vs1) (CyclicSCC vs2) = liftEq eq vs1 vs2
  liftEq _ _ _ = False

instance Show1 SCC where
  liftShowsPrec sp _ d (AcyclicSCC v) = showsUnaryWith sp "AcyclicSCC" d v
  liftShowsPrec _ sl d (CyclicSCC vs) = showsUnaryWith (const sl) "CyclicSCC" d vs

instance Read1 SCC where
  liftReadsPrec rp rl = readsData
    (readsUnaryWith rp "AcyclicSCC" AcyclicSCC <> readsUnaryWith (const rl) "CyclicSCC" CyclicSCC)

flattenSCCs :: [SCC a] -> [a]
flattenSCCs = concatMap flattenSCC

flattenSCC :: SCC vertex -> [vertex]
flattenSCC (AcyclicSCC v) = [v]
flattenSCC (CyclicSCC vs) = vs

-- | The components, each after those that it depends on.
stronglyConnComp :: Ord key => [(node, key, [key])] -> [SCC node]
stronglyConnComp = map (fmap (\(n, _, _) -> n)) . stronglyConnCompR

stronglyConnCompR :: Ord key => [(node, key, [key])] -> [SCC (node, key, [key])]
stronglyConnCompR [] = []
stronglyConnCompR edges0 = map decode (scc graph)
  where
    (graph, vertexOf, _) = graphFromEdges edges0
    decode (Node v [])
      | v `elem` (graph ! v) = CyclicSCC [vertexOf v]
      | otherwise = AcyclicSCC (vertexOf v)
    decode other = CyclicSCC (collect other [])
    collect (Node v ts) vs = vertexOf v : foldr collect vs ts

vertices :: Graph -> [Vertex]
vertices = indices

edges :: Graph -> [Edge]
edges g = [(v, w) | v <- vertices g, w <- g ! v]

buildG :: Bounds -> [Edge] -> Graph
buildG bnds es = accumArray (flip (:)) [] bnds es

transposeG :: Graph -> Graph
transposeG g = buildG (bounds g) (reverseE g)

reverseE :: Graph -> [Edge]
reverseE g = [(w, v) | (v, w) <- edges g]

outdegree :: Graph -> Array Vertex Int
outdegree = fmap length

indegree :: Graph -> Array Vertex Int
indegree g = accumArray (+) 0 (bounds g) [(v, 1) | outs <- elems g, v <- outs]

graphFromEdges' :: Ord key => [(node, key, [key])] -> (Graph, Vertex -> (node, key, [key]))
graphFromEdges' x = (a, b)
  where (a, b, _) = graphFromEdges x

-- | A graph of nodes that name their neighbours by keys; keys that no node has are left out. The
-- functions lead from vertices to nodes and from keys to vertices.
graphFromEdges
  :: Ord key => [(node, key, [key])] -> (Graph, Vertex -> (node, key, [key]), key -> Maybe Vertex)
graphFromEdges edges0 = (graph, \v -> nodes ! v, keyVertex)
  where
    maxV = length edges0 - 1
    bnds = (0, maxV)
    sorted = sortBy (comparing key) edges0
    graph = listArray bnds [mapMaybe keyVertex ks | (_, _, ks) <- sorted]
    keys = listArray bnds (map key sorted)
    nodes = listArray bnds sorted
    key (_, k, _) = k
    keyVertex k = search 0 maxV
      where
        search lo hi
          | lo > hi = Nothing
          | otherwise = case compare k (keys ! mid) of
              LT -> search lo (mid - 1)
              EQ -> Just mid
              GT -> search (mid + 1) hi
          where mid = lo + (hi - lo) `div` 2

-- | A spanning forest of the graph, from depth-first search.
dff :: Graph -> Forest Vertex
dff g = dfs g (vertices g)

-- | A spanning forest of what the vertices reach.
dfs :: Graph -> [Vertex] -> Forest Vertex
dfs g vs0 = snd (visit IntSet.empty vs0)
  where
    visit done [] = (done, [])
    visit done (v : vs)
      | IntSet.member v done = visit done vs
      | otherwise =
          let (done', below) = visit (IntSet.insert v done) (g ! v)
              (done'', beside) = visit done' vs
          in (done'', Node v below : beside)

preorderF :: [Tree a] -> [a]
preorderF ts = foldr preorder [] ts
  where preorder (Node a below) rest = a : foldr preorder rest below

postOrd :: Graph -> [Vertex]
postOrd g = foldr postorder [] (dff g)
  where postorder (Node a below) rest = foldr postorder (a : rest) below

-- | The vertices, each before those it has edges to, if there are no cycles.
topSort :: Graph -> [Vertex]
topSort = reverse . postOrd

reverseTopSort :: Graph -> [Vertex]
reverseTopSort = postOrd

-- | The parts that are connected when edges are taken both ways.
components :: Graph -> Forest Vertex
components g = dff (buildG (bounds g) (edges g ++ reverseE g))

-- | The strongly connected components, in reverse topological order.
scc :: Graph -> Forest Vertex
scc g = dfs g (reverse (postOrd (transposeG g)))

reachable :: Graph -> Vertex -> [Vertex]
reachable g v = preorderF (dfs g [v])

path :: Graph -> Vertex -> Vertex -> Bool
path g v w = w `elem` reachable g v

-- | The biconnected components: what stays connected when any one vertex is taken away.
bcc :: Graph -> Forest [Vertex]
bcc g = concatMap (bicomps . label) forest
  where
    forest = dff g
    number = array (bounds g) (zip (preorderF forest) [0 :: Int ..])
    -- each vertex with its number and the lowest number that its subtree reaches
    label (Node v ts) = Node (v, number ! v, low) us
      where
        us = map label ts
        low = minimum (number ! v : [number ! w | w <- g ! v] ++ [l | Node (_, _, l) _ <- us])
    bicomps (Node (v, _, _) ts) = [Node (v : vs) us | (_, Node vs us) <- map collect ts]
    collect (Node (v, dv, lv) ts) = (lv, Node (v : vs) cs)
      where
        collected = map collect ts
        vs = concat [ws | (lw, Node ws _) <- collected, lw < dv]
        cs = concat [if lw < dv then us else [Node (v : ws) us] | (lw, Node ws us) <- collected]
