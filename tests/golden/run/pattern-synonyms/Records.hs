{-# LANGUAGE PatternSynonyms, NamedFieldPuns, RecordWildCards #-}
-- Record pattern synonyms: fields select, construct, match and update.
module Main where

pattern Point :: a -> b -> (a, b)
pattern Point {px, py} = (px, py)

data Version = V [Int] String deriving Show

pattern Release {major, minor} <- V [major, minor] _
  where
    Release a b = V [a, b] "release"

{-# COMPLETE Point #-}

norm1 :: (Int, Int) -> Int
norm1 Point {px, py} = abs px + abs py

swapped :: (a, b) -> (b, a)
swapped Point {..} = Point {px = py, py = px}

main :: IO ()
main = do
  let p = Point 3 (-4)
  print (px p, py p)
  print (norm1 p, swapped p)
  print (Point {py = 'y', px = True})
  print (p {px = 10})
  print ((1, 2) {px = "other type", py = ()})
  let Point {py = q} = p
  print q
  print (major (Release 9 0), (Release 9 0) {minor = 2})
