module Main where
import Data.List
import Data.Function (on)
import Control.Monad (replicateM)
import qualified Data.Map as M
data Enc a = Single a | Multiple Int a deriving (Show, Eq)
encode :: Eq a => [a] -> [(Int, a)]
encode = map (\g -> (length g, head g)) . group
encodeMod :: Eq a => [a] -> [Enc a]
encodeMod = map (\(n, x) -> if n == 1 then Single x else Multiple n x) . encode
decodeMod :: [Enc a] -> [a]
decodeMod = concatMap (\e -> case e of { Single x -> [x]; Multiple n x -> replicate n x })
dropEvery :: [a] -> Int -> [a]
dropEvery xs n = [x | (x, i) <- zip xs (cycle [1 .. n]), i /= n]
rotate :: [a] -> Int -> [a]
rotate xs n = let k = n `mod` length xs in drop k xs ++ take k xs
combinations :: Int -> [a] -> [[a]]
combinations 0 _ = [[]]
combinations n xs = [y : ys | y : xs' <- tails xs, ys <- combinations (n - 1) xs']
groups :: Eq a => [Int] -> [a] -> [[[a]]]
groups [] _ = [[]]
groups (n : ns) xs = [g : gs | g <- combinations n xs, gs <- groups ns (xs \\ g)]
lfsort :: [[a]] -> [[a]]
lfsort xs = concat (sortBy (compare `on` length) (groupBy ((==) `on` length) (sortBy (compare `on` length) xs)))
table :: Int -> ([Bool] -> Bool) -> String
table n f = unlines [unwords (map show a) ++ " => " ++ show (f a) | a <- replicateM n [True, False]]
gray :: Int -> [String]
gray 0 = [""]
gray n = let p = gray (n - 1) in map ('0' :) p ++ map ('1' :) (reverse p)
data Tree a = Empty | Branch a (Tree a) (Tree a) deriving (Show, Eq)
leaf :: a -> Tree a
leaf x = Branch x Empty Empty
cbalTree :: Int -> [Tree Char]
cbalTree 0 = [Empty]
cbalTree n = let (q, r) = (n - 1) `quotRem` 2 in [Branch 'x' l rt | i <- [q .. q + r], l <- cbalTree i, rt <- cbalTree (n - i - 1)]
mirror :: Tree a -> Tree b -> Bool
mirror Empty Empty = True
mirror (Branch _ a b) (Branch _ x y) = mirror a y && mirror b x
mirror _ _ = False
layout :: Tree a -> Tree (a, (Int, Int))
layout t = fst (go 1 1 t)
  where
    go x _ Empty = (Empty, x)
    go x d (Branch a l r) = let { (l', x') = go x (d + 1) l; (r', x'') = go (x' + 1) (d + 1) r } in (Branch (a, (x', d)) l' r', x'')
stringToTree :: String -> Tree Char
stringToTree s = case go s of { (t, "") -> t; (_, r) -> error ("rest " ++ r) }
  where
    go (x : '(' : r) = let { (l, ',' : r1) = go r; (rt, ')' : r2) = go r1 } in (Branch x l rt, r2)
    go (x : r) | x `notElem` ",()" = (leaf x, r)
    go r = (Empty, r)
treeToString :: Tree Char -> String
treeToString Empty = ""
treeToString (Branch x Empty Empty) = [x]
treeToString (Branch x l r) = x : "(" ++ treeToString l ++ "," ++ treeToString r ++ ")"
paths :: Ord a => a -> a -> [(a, a)] -> [[a]]
paths s t es | s == t = [[t]]
             | otherwise = [s : p | e@(a, b) <- es, a == s, p <- paths b t (filter ((/= a) . snd) (delete e es))]
main :: IO ()
main = do
  print (encode "aaaabccaadeeee", decodeMod (encodeMod "aaaabccaadeeee"))
  print (encodeMod [1, 1, 2])
  putStrLn (dropEvery "abcdefghik" 3 ++ " " ++ rotate "abcdefgh" 3 ++ " " ++ rotate "abcdefgh" (-2))
  print (combinations 2 "abcd", length (groups [2, 3, 4] ["aldo", "beat", "carla", "david", "evi", "flip", "gary", "hugo", "ida"]))
  print (lfsort ["abc", "de", "fgh", "de", "ijkl", "mn", "o"])
  putStr (table 2 (\[a, b] -> a && (a || b)))
  print (gray 3)
  print (length (cbalTree 6), head (cbalTree 4), filter (\t -> case t of { Branch _ l r -> mirror l r; _ -> True }) (cbalTree 5))
  print (layout (stringToTree "n(k(c,m),u(p,))"))
  putStrLn (treeToString (stringToTree "x(y,a(,b))"))
  print (paths 1 4 [(1, 2), (2, 3), (1, 3), (3, 4), (4, 2), (5, 6)])
  print (M.toList (M.map length (M.fromListWith (++) [(length w, [w]) | w <- words "the quick brown fox jumps over the lazy dog"])))
