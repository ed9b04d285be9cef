-- Comparisons that were made on the way are not made again; others are.
import Control.Exception
import Control.Monad
import Data.Array.IO

bump :: IOUArray Int Int -> Int -> IO ()
bump a i = do
  x <- readArray a i
  writeArray a i (x + i)
  when (i < 3) (writeArray a (i + 1) 7)

sign :: Int -> Int -> String
sign x y
  | x < y = if x < y then "less" else "never"
  | x < y || x > y = if y < x then "more" else "never"
  | x <= y, not (x < y) = "same"
  | otherwise = "never"

compareDoubles :: Double -> Double -> [Bool]
compareDoubles x y = if x < y then [x < y, y < x] else [x < y, x >= y, if x < y then True else x == y]

main :: IO ()
main = do
  a <- newArray (0, 4) 1
  mapM_ (bump a) [4, 3 .. 0]
  getElems a >>= print
  forM_ [-1, 5] $ \i -> do
    r <- try (bump a i)
    putStrLn (either (\e -> const "refused" (e :: SomeException)) show r)
  getElems a >>= print
  print [sign x y | (x, y) <- [(1, 2), (2, 1), (3, 3)]]
  print [compareDoubles x y | (x, y) <- [(1, 2), (2, 1), (0 / 0, 1)]]
