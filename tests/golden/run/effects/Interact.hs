module Main where
import Data.Char (toUpper, isSpace)
import qualified Data.Map as M
import Data.List (sortBy)
import Data.Ord (comparing, Down (..))

main :: IO ()
main = interact (unlines . report . zip [1 :: Int ..] . lines)
  where
    report ls = map number ls ++ [replicate 20 '-'] ++ map stat (top ls)
    number (n, l) = pad 3 (show n) ++ " | " ++ capitalise (trim l)
    pad k s = replicate (k - length s) ' ' ++ s
    trim = f . f where f = reverse . dropWhile isSpace
    capitalise [] = []
    capitalise (c : cs) = toUpper c : cs
    top ls = take 3 (sortBy (comparing (Down . snd) <> comparing fst) (M.toList (M.fromListWith (+) [(w, 1 :: Int) | (_, l) <- ls, w <- words l])))
    stat (w, n) = w ++ ": " ++ show n
