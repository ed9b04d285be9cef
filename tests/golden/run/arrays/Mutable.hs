-- Mutable arrays in ST and IO, and the ways between them and immutable ones.
import Control.Monad
import Control.Monad.ST
import Data.Array
import Data.Array.IO
import Data.Array.ST
import Data.Array.Unboxed (UArray)
import Data.Array.Unsafe

bubble :: [Int] -> [Int]
bubble xs = elems (runSTArray (do
  let n = length xs
  arr <- newListArray (0, n - 1) xs
  forM_ [0 .. n - 2] $ \i -> forM_ [0 .. n - 2 - i] $ \j -> do
    a <- readArray arr j
    b <- readArray arr (j + 1)
    when (a > b) (writeArray arr j b >> writeArray arr (j + 1) a)
  return arr))

main :: IO ()
main = do
  print (bubble [5, 2, 9, 1, 5, 6])
  io <- newArray (0, 3) 'a' :: IO (IOArray Int Char)
  writeArray io 1 'b'
  getElems io >>= putStrLn
  getAssocs io >>= print
  getBounds io >>= print
  frozen <- freeze io :: IO (Array Int Char)
  writeArray io 0 'z'
  print (elems frozen)
  getElems io >>= putStrLn
  mapArray succ io >>= getElems >>= putStrLn
  mapIndices (0, 3) (3 -) io >>= getElems >>= putStrLn
  u <- newListArray (1, 4) [1.5, 2.5] :: IO (IOUArray Int Double)
  getElems u >>= print
  fu <- freeze u :: IO (UArray Int Double)
  print fu
  t <- thaw frozen :: IO (IOArray Int Char)
  writeArray t 3 '!'
  getElems t >>= putStrLn
  print (elems frozen)
  s <- unsafeFreeze t :: IO (Array Int Char)
  print s
  fresh <- newArray_ (0, 2) :: IO (IOUArray Int Int)
  getElems fresh >>= print
  print (runST (do { m <- thaw frozen :: ST s (STArray s Int Char); writeArray m 0 'Q'; e <- freeze m; return (elems (e :: Array Int Char)) }))
  other <- newArray (0, 0) 0 :: IO (IOUArray Int Int)
  print (fresh == fresh, fresh == other)
