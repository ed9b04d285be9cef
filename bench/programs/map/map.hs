{-# LANGUAGE BangPatterns #-}
module Main (main) where

data Map = Tip | Bin !Int !Int !Int !Map !Map

size :: Map -> Int
size Tip = 0
size (Bin n _ _ _ _) = n

bin :: Int -> Int -> Map -> Map -> Map
bin k v l r = Bin (size l + size r + 1) k v l r

balance, rotateLeft, rotateRight :: Int -> Int -> Map -> Map -> Map
balance k v l r
  | size l + size r <= 1 = bin k v l r
  | size r > 3 * size l = rotateLeft k v l r
  | size l > 3 * size r = rotateRight k v l r
  | otherwise = bin k v l r
rotateLeft k v l (Bin _ rk rv rl rr)
  | size rl < 2 * size rr = bin rk rv (bin k v l rl) rr
  | Bin _ mk mv ml mr <- rl = bin mk mv (bin k v l ml) (bin rk rv mr rr)
rotateLeft k v l r = bin k v l r
rotateRight k v (Bin _ lk lv ll lr) r
  | size lr < 2 * size ll = bin lk lv ll (bin k v lr r)
  | Bin _ mk mv ml mr <- lr = bin mk mv (bin lk lv ll ml) (bin k v mr r)
rotateRight k v l r = bin k v l r

insert :: Int -> Int -> Map -> Map
insert !k !v Tip = Bin 1 k v Tip Tip
insert k v (Bin n mk mv l r)
  | k < mk = balance mk mv (insert k v l) r
  | k == mk = Bin n k v l r
  | otherwise = balance mk mv l (insert k v r)

look :: Int -> Map -> Int
look !_ Tip = -1
look k (Bin _ mk v l r)
  | k < mk = look k l
  | k == mk = v
  | otherwise = look k r

nextKey :: Int -> Int
nextKey k = (k * 8121 + 28411) `rem` 134456

fill :: Int -> Int -> Map -> Map
fill 0 _ m = m
fill i k m = fill (i - 1) (nextKey k) $! insert k i m

total :: Int -> Int -> Map -> Int
total 0 acc _ = acc
total i acc m = total (i - 1) (acc + look i m) m

main :: IO ()
main = let m = fill 100000 1 Tip in print (total 100000 0 m + size m)
