{-# LANGUAGE ScopedTypeVariables #-}
module Main where

import Control.Monad
import Control.Monad.ST
import Data.Array.ST
import Data.Array.Unboxed
import Data.List (sortOn, groupBy)
import Data.Function (on)
import Data.STRef

data UF s = UF { parent :: STUArray s Int Int, rank :: STUArray s Int Int, count :: STRef s Int }

new :: Int -> ST s (UF s)
new n = UF <$> newListArray (0, n - 1) [0 ..] <*> newArray (0, n - 1) 0 <*> newSTRef n

find :: UF s -> Int -> ST s Int
find uf x = do
  p <- readArray (parent uf) x
  if p == x
    then return x
    else do
      r <- find uf p
      writeArray (parent uf) x r
      return r

union :: UF s -> Int -> Int -> ST s Bool
union uf a b = do
  ra <- find uf a
  rb <- find uf b
  if ra == rb
    then return False
    else do
      ka <- readArray (rank uf) ra
      kb <- readArray (rank uf) rb
      case compare ka kb of
        LT -> writeArray (parent uf) ra rb
        GT -> writeArray (parent uf) rb ra
        EQ -> do
          writeArray (parent uf) rb ra
          writeArray (rank uf) ra (ka + 1)
      modifySTRef' (count uf) (subtract 1)
      return True

kruskal :: Int -> [(Int, Int, Int)] -> ([(Int, Int, Int)], Int)
kruskal n edges = runST $ do
  uf <- new n
  chosen <- filterM (\(a, b, _) -> union uf a b) (sortOn (\(_, _, w) -> w) edges)
  c <- readSTRef (count uf)
  return (chosen, c)

components :: Int -> [(Int, Int)] -> [[Int]]
components n es = runST $ do
  uf <- new n
  forM_ es (uncurry (union uf))
  roots <- mapM (\i -> do { r <- find uf i; return (r, i) }) [0 .. n - 1]
  return (map (map snd) (groupBy ((==) `on` fst) (sortOn fst roots)))

sieve :: Int -> UArray Int Bool
sieve n = runSTUArray $ do
  arr <- newArray (2, n) True
  forM_ [2 .. n] $ \i -> do
    p <- readArray arr i
    when (p && i * i <= n) $ forM_ [i * i, i * i + i .. n] $ \j -> writeArray arr j False
  return arr

bubble :: forall a. Ord a => [a] -> [a]
bubble xs = elems (runSTArray (do
  let n = length xs
  arr <- newListArray (0, n - 1) xs
  forM_ [n - 1, n - 2 .. 1] $ \i -> forM_ [0 .. i - 1] $ \j -> do
    a <- readArray arr j
    b <- readArray arr (j + 1)
    when (a > b) $ writeArray arr j b >> writeArray arr (j + 1) a
  return arr))

main :: IO ()
main = do
  let (mst, c) = kruskal 6 [(0, 1, 7), (0, 3, 5), (1, 2, 8), (1, 3, 9), (1, 4, 7), (2, 4, 5), (3, 4, 15), (4, 5, 8)]
  print mst
  print (sum [w | (_, _, w) <- mst], c)
  print (components 8 [(0, 1), (2, 3), (1, 3), (5, 6)])
  let s = sieve 200
  print [i | (i, True) <- assocs s]
  print (length (filter id (elems (sieve 20000))))
  putStrLn (bubble "the quick brown fox")
  print (bubble [3.5, -1, 2, 0 :: Double])
