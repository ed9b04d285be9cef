-- Unboxed arrays of every type of element.
import Data.Array.Unboxed
import Data.Int
import Data.Word

main :: IO ()
main = do
  let a = listArray (0, 4) [5, 3, 1, 4, 2] :: UArray Int Int
  print a
  print (a ! 2, bounds a, elems a, indices a)
  print (a // [(0, 50), (4, 20)])
  print (amap (* 2) a)
  print (ixmap (0, 2) (+ 1) a :: UArray Int Int)
  print (accumArray (+) 0 (0, 3) [(0, 1.5), (3, 2), (0, 1)] :: UArray Int Double)
  print (accum (-) a [(0, 1), (0, 1)])
  print (listArray (0, 2) [True, False, True] :: UArray Int Bool)
  print (listArray ('a', 'c') "x\955\128512" :: UArray Char Char)
  print (listArray (0, 1) [-128, 127] :: UArray Int Int8)
  print (listArray (0, 1) [255, 0] :: UArray Int Word8)
  print (listArray (0, 1) [-32768, 32767] :: UArray Int Int16)
  print (listArray (0, 1) [65535, 1] :: UArray Int Word16)
  print (listArray (0, 1) [minBound, maxBound] :: UArray Int Int32)
  print (listArray (0, 1) [maxBound, 1] :: UArray Int Word32)
  print (listArray (0, 1) [minBound, maxBound] :: UArray Int Int64)
  print (listArray (0, 1) [maxBound, 1] :: UArray Int Word64)
  print (listArray (0, 1) [maxBound, 1] :: UArray Int Word)
  print (listArray (0, 1) [1.25, -0.5] :: UArray Int Float)
  print (listArray (0, 3) [1, 2] :: UArray Int Int)
  print (a == a, compare a (a // [(0, 6)]), a == listArray (1, 5) [5, 3, 1, 4, 2])
  let m = listArray ((0, 0), (1, 2)) [1 ..] :: UArray (Int, Int) Int
  print (m ! (1, 1), sum (elems m))
  print (read "array (0,1) [(0,7),(1,8)]" :: UArray Int Int)
