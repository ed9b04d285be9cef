module Main where
-- grids: flood fill, basins, shortest path with a Seq queue, parsing blocks
import qualified Data.Map.Strict as M
import qualified Data.Sequence as Seq
import Data.Sequence (Seq, (|>), ViewL (..), viewl)
import qualified Data.Set as S
import Data.Char
import Data.List
import Data.Ord
type P = (Int, Int)
type Grid = M.Map P Char
grid :: [String] -> Grid
grid ls = M.fromList [((r, c), x) | (r, l) <- zip [0 ..] ls, (c, x) <- zip [0 ..] l]
near :: P -> [P]
near (r, c) = [(r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)]
bfs :: (P -> [P]) -> P -> M.Map P Int
bfs next s = go (Seq.singleton s) (M.singleton s 0)
  where
    go q seen = case viewl q of
      EmptyL -> seen
      p :< rest ->
        let d = seen M.! p
            new = [n | n <- next p, M.notMember n seen]
         in go (foldl' (|>) rest new) (foldl' (\m n -> M.insert n (d + 1) m) seen new)
regions :: Grid -> [(Char, S.Set P)]
regions g = go (M.keysSet g)
  where
    go left = case S.minView left of
      Nothing -> []
      Just (p, _) ->
        let ch = g M.! p
            region = M.keysSet (bfs (filter (\n -> M.lookup n g == Just ch) . near) p)
         in (ch, region) : go (left S.\\ region)
perimeter :: S.Set P -> Int
perimeter s = length [() | p <- S.toList s, n <- near p, n `S.notMember` s]
main :: IO ()
main = do
  blocks <- splitOn' null . lines <$> getContents
  case map grid blocks of
    [maze, farm] -> do
      let open = M.keysSet (M.filter (/= '#') maze)
          at ch = head [p | (p, x) <- M.toList maze, x == ch]
          d = bfs (filter (`S.member` open) . near) (at 'S')
      print (M.lookup (at 'E') d, M.size d, maximum (M.elems d))
      mapM_ putStrLn [[if isFar then '*' else ch | c <- [0 .. 8], let ch = M.findWithDefault ' ' (r, c) maze, let isFar = M.lookup (r, c) d == Just 7] | r <- [0 .. 4]]
      let rs = sortOn (Down . S.size . snd) (regions farm)
      mapM_ (\(c, s) -> putStrLn (c : ": " ++ show (S.size s) ++ " x " ++ show (perimeter s))) rs
      print (sum [S.size s * perimeter s | (_, s) <- rs])
    other -> print (length other)
splitOn' :: (a -> Bool) -> [a] -> [[a]]
splitOn' p xs = case break p xs of
  (a, _ : rest) -> a : splitOn' p rest
  (a, []) -> [a | not (null a)]
