module Main where
import Data.Array
import qualified Data.Map as M
import Data.Maybe (fromJust)
import Data.Function (fix)

-- rose tree with labels: replace all by the minimum, in one pass
data Rose a = Rose a [Rose a] deriving (Show)
repMin :: Ord a => Rose a -> Rose a
repMin t = t'
  where
    (t', m) = go t
    go (Rose a ts) = let (ts', ms) = unzip (map go ts) in (Rose m ts', minimum (a : ms))

-- doubly linked list
data DL a = DL { prev :: Maybe (DL a), val :: a, next :: Maybe (DL a) }
mk :: [a] -> Maybe (DL a)
mk = go Nothing
  where
    go _ [] = Nothing
    go p (x : xs) = this where { this = Just d; d = DL p x (go this xs) }

fibs, hamming, pascal' :: [Integer]
fibs = 0 : 1 : zipWith (+) fibs (tail fibs)
hamming = 1 : merge (map (2 *) hamming) (merge (map (3 *) hamming) (map (5 *) hamming))
  where merge a@(x : xs) b@(y : ys) = case compare x y of { LT -> x : merge xs b; GT -> y : merge a ys; EQ -> x : merge xs ys }
        merge _ _ = []
pascal' = concat (iterate (\r -> zipWith (+) (0 : r) (r ++ [0])) [1])

collatz :: Int -> Array Int Int
collatz n = t
  where
    t = listArray (1, n) (map len [1 .. n])
    len 1 = 1
    len i = 1 + at (if even i then i `div` 2 else 3 * i + 1)
    at i | i <= n = t ! i
         | otherwise = 1 + at (if even i then i `div` 2 else 3 * i + 1)

memoFix :: ((Integer -> Integer) -> Integer -> Integer) -> Integer -> Integer
memoFix f = g where { g n = table !! fromIntegral n; table = map (f g) [0 ..] }

type Defs = M.Map String [Either String Int]
sizes :: Defs -> M.Map String Int
sizes defs = result where result = M.map (sum . map (either (fromJust . (`M.lookup` result)) id)) defs

-- power series
newtype Series = Series [Rational]
terms :: Int -> Series -> [Rational]
terms n (Series s) = take n s
instance Num Series where
  Series a + Series b = Series (zipWith (+) a b)
  Series (a : as) * q@(Series (b : bs)) = Series (a * b : unS (Series (map (a *) bs) + Series as * q))
  Series _ * _ = 0
  negate (Series a) = Series (map negate a)
  abs = id
  signum = id
  fromInteger n = Series (fromInteger n : repeat 0)
unS :: Series -> [Rational]
unS (Series s) = s
integrate :: Series -> Rational -> Series
integrate (Series s) c = Series (c : zipWith (/) s [1 ..])
sinS, cosS :: Series
sinS = integrate cosS 0
cosS = Series (1 : tail (unS (negate (integrate sinS (-1)))))

main :: IO ()
main = do
  print (repMin (Rose 5 [Rose 3 [], Rose 8 [Rose 2 [], Rose 9 []]]))
  let Just d = mk "abc"
  print (val d, fmap val (next d), fmap val (next d >>= next), fmap val (next d >>= next >>= prev >>= prev), fmap val (prev d))
  print (takeWhile (< 200) fibs, fibs !! 200)
  print (take 20 hamming)
  print (take 15 pascal')
  let c = collatz 5000
  print (maximum [(l, i) | (i, l) <- assocs c])
  print (memoFix (\rec n -> if n < 2 then n else rec (n - 1) + rec (n - 2)) 90)
  print (sizes (M.fromList [("a", [Left "b", Right 1]), ("b", [Left "c", Left "c"]), ("c", [Right 5])]))
  print (terms 8 sinS, terms 6 (sinS * sinS + cosS * cosS))
  print (fix (\f n -> if n == 0 then 1 else n * f (n - 1)) (20 :: Integer))
  let xs@(~(a : _)) = map (* 2) (1 : take 4 xs)
  print (xs, a)
  print (let (evens, odds) = (0 : map (+ 1) odds, map (+ 1) evens) in (take 4 evens, take 4 odds))
