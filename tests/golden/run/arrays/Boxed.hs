-- Immutable arrays, as the report has them.
import Data.Array

fibs :: Array Int Integer
fibs = listArray (0, 50) [f i | i <- [0 .. 50]]
  where
    f 0 = 0
    f 1 = 1
    f i = fibs ! (i - 1) + fibs ! (i - 2)

main :: IO ()
main = do
  let a = listArray (1, 5) "abcde" :: Array Int Char
  print a
  print (a ! 3, bounds a, indices a, elems a)
  print (assocs a)
  print (a // [(2, 'X'), (5, 'Y'), (2, 'Z')])
  print (fibs ! 50)
  print (array ('a', 'c') [('b', 2), ('a', 1), ('c', 3 :: Int)])
  print (accumArray (+) 0 (0, 3) [(0, 1), (3, 5), (0, 2)] :: Array Int Int)
  print (accum (flip (:)) (listArray (0, 1) ["", "x"]) [(0, 'a'), (1, 'b'), (0, 'c')])
  print (ixmap (0, 4) (5 -) a)
  print (fmap succ a, length a, sum (fmap fromEnum a), maximum a, foldr (:) [] a)
  let m = listArray ((0, 0), (2, 1)) [1 ..] :: Array (Int, Int) Int
  print m
  print (m ! (2, 1), sum [m ! (i, 0) | i <- [0 .. 2]])
  print (listArray (0, -1) [] :: Array Int Int)
  print (a == a, compare a (a // [(1, 'b')]), a < a)
  print (showsPrec 11 (listArray (0, 0) [Just (-1)] :: Array Int (Maybe Int)) "")
  print (read "array (0,1) [(0,'x'),(1,'y')]" :: Array Int Char)
  print (mapM (\c -> if c > 'z' then Nothing else Just (succ c)) a)
  print (range ((0, 'a'), (1, 'c')), inRange (1, 5) (6 :: Int), rangeSize ((0 :: Int, 0), (3, 4 :: Int)) + length (range (False, True)))
