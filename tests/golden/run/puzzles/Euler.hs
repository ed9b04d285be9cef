module Main where
import Data.List
import Data.Char (digitToInt, ord)
import qualified Data.Map as M
import qualified Data.IntMap.Strict as IM
import Data.Array
import Data.Ratio
p1, p2, p5, p6, p8, p9, p15, p16, p20, p25, p48 :: Integer
p1 = sum [n | n <- [1 .. 999], n `mod` 3 == 0 || n `mod` 5 == 0]
p2 = sum (filter even (takeWhile (< 4000000) fibs)) where fibs = 1 : 2 : zipWith (+) fibs (tail fibs)
p5 = foldl1' lcm [1 .. 20]
p6 = sum [1 .. 100] ^ (2 :: Int) - sum (map (^ (2 :: Int)) [1 .. 100])
p8 = maximum [product (map (toInteger . digitToInt) (take 4 t)) | t <- tails "7316717653133062491922511967442657474235534919493496983520312774506326239578318016984801869478851843", length t >= 4]
p9 = head [a * b * c | a <- [1 ..], b <- [a + 1 .. (1000 - a) `div` 2], let c = 1000 - a - b, a * a + b * b == c * c]
p15 = iterate (scanl1 (+)) (repeat 1) !! 20 !! 20
p16 = sum (map (toInteger . digitToInt) (show (2 ^ (1000 :: Int) :: Integer)))
p20 = sum (map (toInteger . digitToInt) (show (product [1 .. 100 :: Integer])))
p25 = snd (head (dropWhile ((< 10 ^ (99 :: Int)) . fst) (zip fibs [1 ..]))) where fibs = 1 : 1 : zipWith (+) fibs (tail fibs) :: [Integer]
p48 = sum [n ^ n | n <- [1 .. 100]] `mod` 10 ^ (10 :: Int)
p4, p14, p17, p21, p26, p30, p35, p39 :: Int
p4 = maximum [n | a <- [900 .. 999], b <- [a .. 999], let n = a * b, let s = show n, s == reverse s]
p14 = snd (maximum [(len n, n) | n <- [1, 3 .. 3000]]) where { len :: Int -> Int; len 1 = 1; len n = 1 + len (if even n then n `div` 2 else 3 * n + 1) }
p17 = length (concatMap word [1 .. 1000])
  where
    word n | n == 1000 = "onethousand"
           | n >= 100 = ones !! (n `div` 100) ++ "hundred" ++ (if n `mod` 100 > 0 then "and" ++ word (n `mod` 100) else "")
           | n >= 20 = tens !! (n `div` 10) ++ ones !! (n `mod` 10)
           | otherwise = ones !! n
    ones = "" : words "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    tens = "" : "" : words "twenty thirty forty fifty sixty seventy eighty ninety"
p21 = sum [a | a <- [2 .. 2999], let b = d a, a /= b, b < 3000, d b == a] where { ds = listArray (0, 3000) [sum [k | k <- [1 .. n `div` 2], n `mod` k == 0] | n <- [0 .. 3000]] :: Array Int Int; d n = ds ! n }
p26 = snd (maximum [(cyc n, n) | n <- [2 .. 200]]) where cyc n = go M.empty (1 `mod` n) 0 where go seen 0 _ = 0 * M.size seen; go seen r i = case M.lookup r seen of { Just j -> i - j; Nothing -> go (M.insert r i seen) (r * 10 `mod` n) (i + 1) }
p30 = sum [n | n <- [10 .. 20000], n == sum (map ((^ (4 :: Int)) . digitToInt) (show n))]
p35 = length [p | p <- takeWhile (< 1000) primes, all (isPrime . read) (rotations (show p))] where rotations s = take (length s) (map (take (length s)) (tails (cycle s)))
p39 = snd (maximum (map (\g -> (length g, head g)) (group (sort [p | a <- [1 .. 100], b <- [a .. 120], let h = a * a + b * b, let c = floor (sqrt (fromIntegral h :: Double)), c * c == h, let p = a + b + c, p <= 250]))))
primes :: [Int]
primes = 2 : filter isPrime [3, 5 ..]
isPrime :: Int -> Bool
isPrime n = n > 1 && all ((/= 0) . mod n) (takeWhile (\p -> p * p <= n) primes)
p24 :: String
p24 = nth 99999 "012345678" where { nth _ "" = ""; nth n s = let { f = product [1 .. length s - 1]; (q, r) = n `divMod` f; c = s !! q } in c : nth r (delete c s) }
p33 :: Integer
p33 = denominator (product [n % d | a <- [1 .. 9], b <- [1 .. 9], c <- [1 .. 9], let n = 10 * a + b, let d = 10 * b + c, n < d, n * c == a * d])
p67 :: [[Int]] -> Int
p67 = head . foldr1 (\row acc -> zipWith3 (\x l r -> x + max l r) row acc (tail acc))
main :: IO ()
main = do
  print [p1, p2, p5, p6, p8, p9, p15, p16, p20, p25, p48]
  print [p4, p14, p17, p21, p26, p30, p35, p39]
  putStrLn p24
  print p33
  print (p67 [[3], [7, 4], [2, 4, 6], [8, 5, 9, 3]])
  print (sum [i * sum [ord c - 64 | c <- n] | (i, n) <- zip [1 ..] (sort ["MARY", "PATRICIA", "LINDA", "BARBARA"])])
  print (primes !! 500, sum (takeWhile (< 2000) primes), IM.size (IM.fromListWith (+) [(n `mod` 7, 1) | n <- primes `seq` take 100 primes]))
