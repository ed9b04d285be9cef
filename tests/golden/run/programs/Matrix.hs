module Main where

import Data.List (foldl', intercalate, transpose)
import Data.Ratio

newtype Matrix a = Matrix [[a]] deriving (Eq)

instance Show a => Show (Matrix a) where
  showsPrec _ (Matrix rows) = showString (intercalate "\n" (map (unwords . map pad) cells))
    where
      cells = map (map show) rows
      width = maximum (0 : map length (concat cells))
      pad s = replicate (width - length s) ' ' ++ s

instance Functor Matrix where
  fmap f (Matrix rows) = Matrix (map (map f) rows)

instance Num a => Num (Matrix a) where
  Matrix a + Matrix b = Matrix (zipWith (zipWith (+)) a b)
  Matrix a * Matrix b = Matrix [[sum (zipWith (*) r c) | c <- transpose b] | r <- a]
  negate = fmap negate
  abs = fmap abs
  signum = fmap signum
  fromInteger n = Matrix [[if i == j then fromInteger n else 0 | j <- [0 .. 1 :: Int]] | i <- [0 .. 1]]

identity :: Num a => Int -> Matrix a
identity n = Matrix [[if i == j then 1 else 0 | j <- [1 .. n]] | i <- [1 .. n]]

det :: (Eq a, Fractional a) => Matrix a -> a
det (Matrix rows) = go 1 rows
  where
    go acc [] = acc
    go acc m = case break ((/= 0) . head) m of
      (_, []) -> 0
      (zeros, p : rest) ->
        let sign = if even (length zeros) then 1 else -1
            eliminate r = zipWith (\x y -> y - x * head r / head p) (tail p) (tail r)
         in go (acc * sign * head p) (map eliminate (zeros ++ rest))

inverse :: (Eq a, Fractional a) => Matrix a -> Maybe (Matrix a)
inverse (Matrix rows) = fmap (Matrix . map (drop n)) (gauss 0 augmented)
  where
    n = length rows
    Matrix ident = identity n
    augmented = zipWith (++) rows ident
    gauss i m
      | i == n = Just m
      | otherwise = case break ((/= 0) . (!! i)) (drop i m) of
          (_, []) -> Nothing
          (above, p : below) ->
            let p' = map (/ (p !! i)) p
                clear r = zipWith (\x y -> y - (r !! i) * x) p' r
             in gauss (i + 1) (map clear (take i m) ++ [p'] ++ map clear (above ++ below))

power :: Num a => a -> Int -> a
power x n = foldl' (\acc bit -> if bit then acc * acc * x else acc * acc) 1 (bits n)
  where
    bits 0 = []
    bits k = bits (k `div` 2) ++ [odd k]

main :: IO ()
main = do
  let m = Matrix [[2, 1, 3], [0, 4, 1], [5, 2, 2]] :: Matrix Rational
  print m
  print (det m)
  case inverse m of
    Nothing -> putStrLn "singular"
    Just i -> print i >> print (m * i == identity 3)
  print (fmap (const ()) (inverse (Matrix [[1, 2], [2, 4 :: Rational]])))
  let fib n = let Matrix [[_, f], _] = power (Matrix [[1, 1], [1, 0]]) n in f :: Integer
  print (map fib [1 .. 15])
  print (fib 300)
  print (map numerator [3 % 6, 0.125], denominator (0.1 :: Rational))
