-- What arrays say when misused.
import Control.Exception
import Data.Array
import Data.Array.ST
import qualified Data.Array.Unboxed as U

attempt :: Show a => a -> IO ()
attempt a = do
  r <- try (evaluate (length (show a)))
  putStrLn (either (\e -> show (e :: SomeException)) (const (show a)) r)

ints :: Array Int Int
ints = listArray (0, 3) [1 ..]

main :: IO ()
main = do
  attempt (ints ! 4)
  attempt (ints ! (-1))
  attempt (ints // [(9, 1)])
  attempt ((listArray ('a', 'c') [1 ..] :: Array Char Int) ! 'z')
  attempt ((listArray (0, 3) [1 ..] :: Array Integer Int) ! 9)
  attempt ((listArray ((0, 0), (1, 1)) [1 ..] :: Array (Int, Int) Int) ! (2, 0))
  attempt (listArray (0, 2) "ab")
  attempt (array (0, 2) [(0, 'a'), (2, 'c')] ! 1)
  attempt (accumArray (+) 0 (0, 2) [(3, 1)] :: Array Int Int)
  attempt ((U.listArray (0, 3) [1 ..] :: U.UArray Int Int) U.! 5)
  attempt (runSTUArray (newArray (0, 3) 'x' >>= \a -> writeArray a (7 :: Int) 'y' >> return a))
  attempt (runSTArray (newArray (0 :: Int, 3) 'x' >>= \a -> readArray a 4 >>= writeArray a 0 >> return a))
  attempt (listArray (5, 4) "" ! (5 :: Int))
