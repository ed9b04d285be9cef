-- Large arrays of pointers that change while garbage is made: what was written last is there, wherever it is.
import Control.Monad
import Data.Array
import Data.Array.IO
import Data.Array.ST

size :: Int
size = 9000

step :: Int -> Int
step s = (s * 1103515245 + 12345) `mod` 2147483648

-- Sparse writes, each of a number just made.
sparse :: IO Integer
sparse = do
  a <- newArray (0, size - 1) 0 :: IO (IOArray Int Integer)
  forM_ (take 400 (iterate step 7)) $ \s -> do
    let i = s `mod` size
    x <- readArray a i
    writeArray a i $! x + product [1 .. fromIntegral (s `mod` 25)]
  sum <$> getElems a

-- Lazy elements that refer to others of the same array.
table :: Array Int Integer
table = runSTArray $ do
  a <- newArray (0, size - 1) 1
  forM_ [2 .. size - 1] $ \i -> when (i `mod` 30 == 0) $ do
    x <- readArray a (i - 2)
    y <- readArray a (max 0 (i - 30))
    writeArray a i ((x + y) `mod` 1000003)
  return a

main :: IO ()
main = do
  sparse >>= print
  print (sum (elems table), table ! 8970)
  let frozen = listArray (0, size - 1) (map Just [1 ..]) // [(i, Nothing) | i <- [0, 500 .. size - 1]] :: Array Int (Maybe Int)
  print (length [() | Nothing <- elems frozen], sum [n | Just n <- elems frozen])
