module Main where

import qualified Data.Map as Map
import Data.Map (Map)
import Data.Maybe (fromMaybe)
import qualified Data.Set as Set

type Graph v = Map v [(v, Int)]

graph :: Graph Char
graph =
  Map.fromList
    [ ('a', [('b', 7), ('c', 9), ('f', 14)])
    , ('b', [('c', 10), ('d', 15)])
    , ('c', [('d', 11), ('f', 2)])
    , ('d', [('e', 6)])
    , ('e', [])
    , ('f', [('e', 9)])
    ]

data Info v = Info {distance :: !Int, via :: Maybe v} deriving (Show, Eq)

dijkstra :: Ord v => Graph v -> v -> Map v (Info v)
dijkstra g source = loop (Set.singleton (0, source)) (Map.singleton source (Info 0 Nothing))
  where
    loop queue known = case Set.minView queue of
      Nothing -> known
      Just ((d, v), rest)
        | d > distance (known Map.! v) -> loop rest known
        | otherwise -> uncurry loop (foldr (relax d v) (rest, known) (fromMaybe [] (Map.lookup v g)))
    relax d v (w, c) (q, known)
      | better = (Set.insert (d', w) q, Map.insert w (Info d' (Just v)) known)
      | otherwise = (q, known)
      where
        d' = d + c
        better = maybe True ((d' <) . distance) (Map.lookup w known)

path :: Ord v => Map v (Info v) -> v -> Maybe [v]
path known = fmap reverse . walk
  where
    walk v = do
      info <- Map.lookup v known
      case via info of
        Nothing -> Just [v]
        Just u -> (v :) <$> walk u

floyd :: Ord v => Graph v -> Map (v, v) Int
floyd g = foldl step direct vs
  where
    vs = Map.keys g
    direct = Map.fromList ([((v, v), 0) | v <- vs] ++ [((v, w), c) | (v, es) <- Map.toList g, (w, c) <- es])
    step m k = Map.unionWith min m (Map.fromList [((i, j), a + b) | i <- vs, j <- vs, Just a <- [Map.lookup (i, k) m], Just b <- [Map.lookup (k, j) m]])

main :: IO ()
main = do
  let known = dijkstra graph 'a'
  mapM_ print (Map.toList known)
  print (path known 'e')
  print (path known 'z')
  let f = floyd graph
  print [(v, Map.lookup ('a', v) f == fmap distance (Map.lookup v known)) | v <- "abcdef"]
  print (Map.toList (Map.filter (> 15) f))
