-- Derived Eq and Ord: by constructors in order, then fields; the comparisons of small types are made of `<`.
module Main where

data Big = B1 | B2 Int | B3 | B4 Bool Int | B5 | B6
  deriving (Eq, Ord, Show)

data Small a = S1 a | S2 a a
  deriving (Eq, Ord)

data NaN = NaN Double
  deriving (Eq, Ord)

newtype Wrapped = Wrapped Double
  deriving (Eq, Ord)

data Unit = Unit
  deriving (Eq, Ord)

data Mutual a = Mutual a (Other a) | End
  deriving (Eq, Ord)

data Other a = Other (Mutual a) a
  deriving (Eq, Ord)

main :: IO ()
main = do
  let bigs = [B1, B2 3, B2 4, B3, B4 False 9, B4 True 1, B4 True 2, B5, B6]
  print [compare p q | p <- bigs, q <- bigs]
  print [p == q | p <- bigs, q <- bigs]
  print [p < q | p <- bigs, q <- bigs]
  print (maximum bigs, minimum bigs)
  let smalls = [S1 1, S1 2, S2 1 1, S2 1 (2 :: Int)]
  print [(p < q, p <= q, p > q, p >= q) | p <- smalls, q <- smalls]
  let n = 0 / 0
  print (NaN n == NaN n, NaN n < NaN 1, NaN n <= NaN 1, NaN n > NaN 1, compare (NaN n) (NaN 1))
  print (Wrapped n < Wrapped 1, Wrapped n <= Wrapped 1, Wrapped n > Wrapped 1)
  print (Unit == Unit, compare Unit Unit, Unit < Unit)
  print (compare (Mutual 1 (Other End 2)) (Mutual 1 (Other End (3 :: Int))))
