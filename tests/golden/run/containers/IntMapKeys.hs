-- Maps of which the keys in a set stay, or go: as lists say it, and without walking what the other one has nothing of.
import qualified Data.IntMap as M
import qualified Data.IntSet as S
import Data.List (foldl')

numbers :: Int -> [Int]
numbers = iterate (\x -> (x * 1103515245 + 12345) `mod` 2147483648)

keys :: Int -> Int -> [Int]
keys seed size = map (spread . (`div` 7)) (take size (tail (numbers seed)))
  where spread x = (x `mod` 23 - 11) * (if even x then 1 else 2 ^ (x `mod` 58)) + x `mod` 5

agrees :: Int -> Bool
agrees seed = M.restrictKeys m s == kept True && M.withoutKeys m s == kept False
  where
    m = M.fromList (zip (keys seed (seed `mod` 90)) ['a' ..])
    s = S.fromList (keys (seed `mod` 17) (seed `mod` 41))
    kept b = M.fromList [(k, x) | (k, x) <- M.toList m, S.member k s == b]

main :: IO ()
main = do
  print (all agrees [1 .. 800])
  let m = M.fromList [(k * k, k) | k <- [-15000 .. 15000]]
      few k = S.fromList [k * k, k * k + 1, -k]
  print (foldl' (\n k -> n + M.size (M.restrictKeys m (few k))) 0 [1 .. 3000])
  print (M.size (foldl' M.withoutKeys m (map few [1 .. 3000])))
