module Main where
import Data.Bits
import Data.Char
import Data.List
import qualified Data.Map as M
import Data.Maybe
import Numeric
import Text.Printf
import Control.Monad
hanoi :: Int -> a -> a -> a -> [(a, a)]
hanoi 0 _ _ _ = []
hanoi n a b c = hanoi (n - 1) a c b ++ [(a, b)] ++ hanoi (n - 1) c b a
roman :: Int -> String
roman 0 = ""
roman n = let (v, s) = head (filter ((<= n) . fst) table) in s ++ roman (n - v)
  where table = zip [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1] (words "M CM D CD C XC L XL X IX V IV I")
unroman :: String -> Int
unroman s = fst (foldr (\c (t, m) -> let v = fromJust (lookup c (zip "IVXLCDM" [1, 5, 10, 50, 100, 500, 1000])) in if v >= m then (t + v, v) else (t - v, m)) (0, 0) s)
lookAndSay :: [String]
lookAndSay = iterate (concatMap (\g -> show (length g) ++ [head g]) . group) "1"
crc32 :: String -> Int
crc32 s = xor 0xffffffff (foldl' (\c ch -> shiftR c 8 `xor` (tbl !! fromIntegral ((c `xor` ord ch) .&. 0xff))) 0xffffffff s)
  where tbl = [iterate (\c -> if testBit c 0 then 0xedb88320 `xor` shiftR c 1 else shiftR c 1) n !! 8 | n <- [0 .. 255]]
vigenere :: (Int -> Int -> Int) -> String -> String -> String
vigenere op key = zipWith (\k c -> chr (ord 'A' + (ord c `op` ord k) `mod` 26)) (cycle key)
spiral :: Int -> [[Int]]
spiral n = go n n 0 where
  go 0 _ _ = []
  go h w s = [s .. s + w - 1] : (map reverse . transpose) (go w (h - 1) (s + w))
sierpinski :: Int -> [String]
sierpinski 0 = ["*"]
sierpinski n = map ((sp ++) . (++ sp)) prev ++ map (\x -> x ++ " " ++ x) prev where { prev = sierpinski (n - 1); sp = replicate (2 ^ (n - 1)) ' ' }
mandel :: [String]
mandel = [[if escapes (x / 30, y / 10) then ' ' else '*' | x <- [-60 .. 15]] | y <- [-10 .. 10 :: Double]]
  where escapes (a, b) = any (\(x, y) -> x * x + y * y > 4) (take 40 (iterate (\(x, y) -> (x * x - y * y + a, 2 * x * y + b)) (0, 0)))
balanced :: String -> Bool
balanced = go [] where
  go st (c : cs) | c `elem` "([{" = go (c : st) cs
                 | Just o <- lookup c (zip ")]}" "([{") = case st of { (s : ss) | s == o -> go ss cs; _ -> False }
                 | otherwise = go st cs
  go st [] = null st
rpn :: String -> Either String Double
rpn = go [] . words where
  go [x] [] = Right x
  go st [] = Left ("stack " ++ show st)
  go (y : x : st) (o : ts) | Just f <- lookup o ops = go (f x y : st) ts
  go st (t : ts) = case reads t of { [(n, "")] -> go (n : st) ts; _ -> Left ("bad token " ++ t) }
  ops = [("+", (+)), ("-", (-)), ("*", (*)), ("/", (/)), ("^", (**))]
lzw :: String -> [Int]
lzw = go (M.fromList [([chr i], i) | i <- [0 .. 255]]) "" where
  go d w [] = [d M.! w | not (null w)]
  go d w (c : cs) | M.member wc d = go d wc cs
                  | otherwise = d M.! w : go (M.insert wc (M.size d) d) [c] cs
    where wc = w ++ [c]
unlzw :: [Int] -> String
unlzw [] = ""
unlzw (k : ks) = w0 ++ go (M.fromList [(i, [chr i]) | i <- [0 .. 255]]) w0 ks where
  w0 = [chr k]
  go _ _ [] = ""
  go d w (x : xs) = let e = fromMaybe (w ++ [head w]) (M.lookup x d) in e ++ go (M.insert (M.size d) (w ++ [head e]) d) e xs
bwt, unbwt :: String -> String
bwt s = map last (sort (take (length t) (map (take (length t)) (tails (cycle t))))) where t = s ++ "$"
unbwt s = init (head (filter ((== '$') . last) (iterate (sort . zipWith (:) s) (map (const "") s) !! length s)))
kmp :: String -> String -> [Int]
kmp p t = go 0 0 t where
  n = length p
  f = M.fromList (zip [0 ..] (-1 : map border [1 .. n]))
  border i = let pre = take i p in maximum [k | k <- [0 .. i - 1], take k pre == drop (i - k) pre]
  go _ j _ | j == n = []
  go i j s = case s of
    [] -> []
    c : cs | j >= 0 && p !! j /= c -> go i (f M.! j) s
           | j + 1 == n -> (i - n + 1) : go (i + 1) (f M.! n) cs
           | otherwise -> go (i + 1) (j + 1) cs
main :: IO ()
main = do
  print (length (hanoi 10 'a' 'b' 'c'), hanoi 2 1 2 3)
  print (map roman [1994, 2023, 49], map (unroman . roman) [1 .. 20])
  print (take 6 lookAndSay)
  putStrLn (showHex (crc32 "The quick brown fox jumps over the lazy dog") "")
  let enc = vigenere (\c k -> c - 65 + k - 65) "LEMON" "ATTACKATDAWN" in putStrLn (enc ++ " " ++ vigenere (\c k -> c - k) "LEMON" enc)
  mapM_ (putStrLn . concatMap (printf "%3d")) (spiral 4)
  putStr (unlines (sierpinski 3))
  putStr (unlines mandel)
  print (map balanced ["([]{})", "([)]", "((", ""])
  print (map rpn ["3 4 2 * 1 5 - 2 3 ^ ^ / +", "1 +", "2 x *"])
  print (lzw "TOBEORNOTTOBEORTOBEORNOT", unlzw (lzw "TOBEORNOTTOBEORTOBEORNOT"))
  print (bwt "banana", unbwt (bwt "banana"))
  print (kmp "aba" "abababcaba", kmp "x" "abc")
  forM_ [1 .. 15 :: Int] $ \n -> putStr (case (n `mod` 3, n `mod` 5) of { (0, 0) -> "FizzBuzz "; (0, _) -> "Fizz "; (_, 0) -> "Buzz "; _ -> show n ++ " " })
  putStrLn ""
  putStrLn (unwords [printf "%d bottle%s" n (if n == 1 then "" else "s" :: String) | n <- [3, 2, 1 :: Int]])
  print (foldl' (\(a, b) _ -> (b, a + b)) (0, 1 :: Integer) [1 .. 300 :: Int])
