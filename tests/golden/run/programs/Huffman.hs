module Main (main) where

import Data.Function (on)
import Data.List (insertBy, sortBy)
import qualified Data.Map as Map
import Data.Ord (comparing)
import Text.Printf (printf)

data Tree a
  = Leaf Int a
  | Node Int (Tree a) (Tree a)
  deriving (Show)

weight :: Tree a -> Int
weight (Leaf w _) = w
weight (Node w _ _) = w

merge :: Tree a -> Tree a -> Tree a
merge l r = Node (weight l + weight r) l r

frequencies :: Ord a => [a] -> [(a, Int)]
frequencies = Map.toList . Map.fromListWith (+) . map (\x -> (x, 1))

build :: [Tree a] -> Tree a
build [] = error "build: nothing to code"
build [t] = t
build (a : b : rest) = build (insertBy (compare `on` weight) (merge a b) rest)

huffman :: Ord a => [a] -> Tree a
huffman xs = build (sortBy (comparing weight) [Leaf n x | (x, n) <- frequencies xs])

codes :: Ord a => Tree a -> Map.Map a String
codes t = Map.fromList (go t "")
  where
    go (Leaf _ x) acc = [(x, reverse acc)]
    go (Node _ l r) acc = go l ('0' : acc) ++ go r ('1' : acc)

encode :: Ord a => Map.Map a String -> [a] -> String
encode table = concatMap (table Map.!)

decode :: Tree a -> String -> [a]
decode t = walk t
  where
    walk (Leaf _ x) [] = [x]
    walk _ [] = []
    walk (Leaf _ x) bits = x : walk t bits
    walk (Node _ l r) (b : bits) = walk (if b == '0' then l else r) bits

main :: IO ()
main = do
  let text = "this is an example for huffman encoding"
      tree = huffman text
      table = codes tree
      bits = encode table text
  mapM_ (\(c, s) -> printf "%-4s %6s %2d\n" (show c) s (length s)) (Map.toList table)
  putStrLn bits
  printf "%d bits instead of %d (%.1f%%)\n" (length bits) (8 * length text) (100 * fromIntegral (length bits) / fromIntegral (8 * length text) :: Double)
  putStrLn (decode tree bits)
  print (decode tree bits == text)
