module Main where
import Data.IORef
import Control.Monad
import System.IO.Unsafe (unsafeInterleaveIO, unsafePerformIO)
data Counter = Counter { incr :: IO Int, peek :: IO Int, reset :: IO () }
newCounter :: Int -> IO Counter
newCounter start = do
  r <- newIORef start
  return Counter { incr = atomicModifyIORef' r (\n -> (n + 1, n + 1)), peek = readIORef r, reset = writeIORef r start }
type Observer a = a -> IO ()
data Subject a = Subject { subscribe :: Observer a -> IO (IO ()), notify :: a -> IO () }
newSubject :: IO (Subject a)
newSubject = do
  obs <- newIORef ([] :: [(Int, Observer a)])
  ids <- newCounter 0
  return Subject
    { subscribe = \o -> do { i <- incr ids; modifyIORef obs ((i, o) :); return (modifyIORef obs (filter ((/= i) . fst))) }
    , notify = \a -> readIORef obs >>= mapM_ (\(_, o) -> o a) . reverse }
memo :: (Int -> Int) -> IO (Int -> IO Int)
memo f = do
  cache <- newIORef []
  return $ \n -> do
    seen <- readIORef cache
    case lookup n seen of
      Just v -> putStrLn ("hit " ++ show n) >> return v
      Nothing -> do { let { v = f n }; modifyIORef cache ((n, v) :); return v }
global :: IORef [String]
global = unsafePerformIO (newIORef [])
{-# NOINLINE global #-}
main :: IO ()
main = do
  a <- newCounter 10
  b <- newCounter 0
  replicateM_ 3 (incr a)
  _ <- incr b
  (,) <$> peek a <*> peek b >>= print
  reset a >> peek a >>= print
  s <- newSubject
  un <- subscribe s (\x -> putStrLn ("first " ++ show x))
  _ <- subscribe s (\x -> when (x > 1) (putStrLn ("second " ++ show (x * 10))))
  mapM_ (notify s) [1, 2 :: Int]
  un
  notify s 3
  f <- memo (\n -> sum [1 .. n])
  mapM_ (f >=> print) [10, 20, 10]
  x <- unsafeInterleaveIO (putStrLn "forced" >> return 5)
  putStrLn "before"
  print (x + 1 :: Int)
  modifyIORef global ("a" :) >> modifyIORef global ("b" :)
  readIORef global >>= print
  fs <- forM [1 .. 3 :: Int] (\i -> return (\y -> i * y))
  print (map ($ 10) fs)
