{-# LANGUAGE TupleSections, PostfixOperators #-}
-- Tuple sections of several holes; postfix operators.
(!) :: Integer -> Integer
(!) n = product [1 .. n]

main :: IO ()
main = do
  print (map (,True) "ab", map (1 :: Int,) "c")
  print (zipWith (,'x',) [1, 2 :: Int] "pq")
  print ((,,) 1 2 3 == (1 :: Int, 2 :: Int, 3 :: Int), (,"mid",,'z') 'a' 'b')
  print ((5 !), ((3 !) !))
