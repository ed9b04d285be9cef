module Main (main) where

queens :: Int -> Int -> [[Int]]
queens _ 0 = [[]]
queens n k = [q : qs | qs <- queens n (k - 1), q <- [1 .. n], safe q 1 qs]

safe :: Int -> Int -> [Int] -> Bool
safe _ _ [] = True
safe q d (x : xs) = q /= x && q /= x + d && q /= x - d && safe q (d + 1) xs

loop :: Int -> Int -> Int
loop 0 acc = acc
loop k acc = let n = 8 + k `rem` 2 in loop (k - 1) $! (acc + length (queens n n))

main :: IO ()
main = print (loop 20 0)
