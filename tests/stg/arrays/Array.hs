import Data.Array

main :: IO ()
main = print (rangeSize (bounds a)) >> print (a ! 1 + a ! 4) >> print (a ! 4) >> print (length a)
  where
    a = listArray (0, 4) (replicate 5 (error "not demanded")) // [(1, 10), (4, 20 :: Int)] :: Array Int Int
