import qualified Data.Map.Strict as Map
import qualified Data.Set as Set
import Data.Maybe (fromMaybe)

type Graph = Map.Map String [(String, Int)]

graph :: Graph
graph = Map.fromListWith (++) (concat [[(a, [(b, w)]), (b, [(a, w)])] | (a, b, w) <-
  [("A", "B", 7), ("A", "C", 9), ("A", "F", 14), ("B", "C", 10), ("B", "D", 15), ("C", "D", 11), ("C", "F", 2), ("D", "E", 6), ("E", "F", 9)]])

distances :: String -> Map.Map String (Int, [String])
distances start = go (Set.singleton (0, start, [start])) Map.empty
  where
    go frontier done = case Set.minView frontier of
      Nothing -> done
      Just ((d, node, path), rest)
        | Map.member node done -> go rest done
        | otherwise ->
            let next = [(d + w, n, n : path) | (n, w) <- fromMaybe [] (Map.lookup node graph), Map.notMember n done]
            in go (foldr Set.insert rest next) (Map.insert node (d, reverse path) done)

main :: IO ()
main = do
  mapM_ print (Map.toList (distances "A"))
  let grid = Map.fromList [((x, y), (x * y * 7) `mod` 5 + 1) | x <- [0 .. 19], y <- [0 .. 19 :: Int]] :: Map.Map (Int, Int) Int
      walk best [] = best
      walk best ((x, y) : rest) = walk (Map.insert (x, y) (grid Map.! (x, y) + least) best) rest
        where least = case [v | Just v <- [Map.lookup (x - 1, y) best, Map.lookup (x, y - 1) best]] of { [] -> 0; vs -> minimum vs }
  print (walk Map.empty (Map.keys grid) Map.! (19, 19))
