-- State threads.
import Control.Monad
import Control.Monad.ST
import Data.STRef

sumST :: [Int] -> Int
sumST xs = runST $ do
  r <- newSTRef 0
  forM_ xs (\x -> modifySTRef' r (+ x))
  readSTRef r

fibST :: Int -> Integer
fibST n = runST (do
  a <- newSTRef 0
  b <- newSTRef 1
  replicateM_ n (do
    x <- readSTRef a
    y <- readSTRef b
    writeSTRef a y
    writeSTRef b $! x + y)
  readSTRef a)

main :: IO ()
main = do
  print (sumST [1 .. 1000])
  print (fibST 100)
  print (runST (fixST (\xs -> return (1 : take 4 (map (+ 1) xs)))) :: [Int])
  n <- stToIO (newSTRef 'a' >>= \r -> writeSTRef r 'b' >> readSTRef r)
  print n
  print (runST (newSTRef (0 :: Int) >>= \r -> newSTRef 0 >>= \s -> return (r == r, r == s)))
  print (runST (pure [1 :: Int] <> pure [2]))
  print (runST (liftM2 (,) (return 'x') (return 'y')))
