-- What is outside of the bounds, by each type of index.
import Control.Exception
import Data.Array
import Data.Array.ST
import Data.Array.Unboxed
import Data.Int
import Data.Word

at :: (Ix i, Show i) => Array i Int -> i -> IO ()
at a i = do
  result <- try (evaluate (a Data.Array.! i))
  case result of
    Left e -> putStrLn (show i ++ ": " ++ takeWhile (/= '\n') (show (e :: SomeException)))
    Right n -> putStrLn (show i ++ ": " ++ show n)

from :: Ix i => (i, i) -> Array i Int
from bounds' = Data.Array.listArray bounds' [1 ..]

data Suit = Clubs | Diamonds | Hearts | Spades deriving (Eq, Ord, Show, Ix)

main :: IO ()
main = do
  mapM_ (at (from (2, 5 :: Int))) [minBound, -1, 1, 2, 5, 6, maxBound]
  mapM_ (at (from (5, 2 :: Int))) [2, 3, 5]
  mapM_ (at (from (maxBound - 1, maxBound :: Int))) [maxBound - 2, maxBound - 1, maxBound, minBound]
  mapM_ (at (from (minBound, minBound + 1 :: Int))) [minBound, minBound + 2, maxBound]
  mapM_ (at (from ('c', 'f'))) "bcfg"
  mapM_ (at (from (3, 6 :: Word))) [2, 3, 6, 7, maxBound]
  mapM_ (at (from (250, 255 :: Word8))) [0, 249, 250, 255]
  mapM_ (at (from (-128, -126 :: Int8))) [127, -125, -126, -128]
  mapM_ (at (from (maxBound - 1, maxBound :: Word64))) [0, maxBound - 2, maxBound]
  mapM_ (at (from (minBound, minBound + 2 :: Int64))) [minBound, minBound + 3, maxBound, 0]
  mapM_ (at (from (7, 9 :: Integer))) [6, 7, 9, 10, 2 ^ 64 + 8]
  mapM_ (at (from (False, False))) [False, True]
  mapM_ (at (from (Diamonds, Hearts))) [Clubs, Diamonds, Hearts, Spades]
  mapM_ (at (from ((0, 0), (1, 2 :: Int)) :: Array (Int, Int) Int)) [(0, 0), (1, 2), (0, 3), (2, 0), (-1, 0), (0, -1)]
  let u = Data.Array.Unboxed.listArray (1, 3) [1.5, 2.5, 3.5] :: UArray Int Double
  r <- try (evaluate (u Data.Array.Unboxed.! 4))
  putStrLn (either (\e -> takeWhile (/= '\n') (show (e :: SomeException))) show r)
  w <- try (evaluate (runSTUArray (newArray (0, 3) 0 >>= \a -> writeArray a 4 (1 :: Int) >> return a)))
  putStrLn (either (\e -> takeWhile (/= '\n') (show (e :: SomeException))) show w)
