-- Reading, writing, retrying, alternatives, exceptions: one thread is enough.
module Main where

import Control.Applicative
import Control.Concurrent.STM
import Control.Exception
import Control.Monad

main :: IO ()
main = do
  a <- newTVarIO 10
  b <- newTVarIO (0 :: Int)
  atomically (readTVar a >>= writeTVar b >> modifyTVar' a (+ 1))
  both a b
  -- the left side of orElse leaves nothing behind
  r <- atomically ((writeTVar a 99 >> retry) `orElse` (("right " ++) . show <$> readTVar a))
  putStrLn r
  both a b
  n <- atomically ((writeTVar a 1 >> ((writeTVar a 2 >> retry) <|> return ())) *> readTVar a)
  print n
  -- an exception takes everything back
  e <- try (atomically (writeTVar a 1000 >> throwSTM (userError "no")))
  print (either (\x -> show (x :: IOException)) (const "done") e)
  e2 <- try (atomically (writeTVar b 1000 >> when (n == 2) (throwSTM DivideByZero) >> (return $! 1 `div` (0 :: Int))))
  print (either (\x -> show (x :: ArithException)) show e2)
  both a b
  -- a caught one what was inside
  s <- atomically (do
    writeTVar a 5
    m <- (writeTVar a 6 >> writeTVar b 6 >> throwSTM (ErrorCall "inner")) `catchSTM` \(ErrorCall msg) -> do
      x <- readTVar a
      return (msg ++ show x)
    modifyTVar a (* 2)
    return m)
  putStrLn s
  both a b
  o <- atomically (swapTVar a 7)
  p <- atomically (stateTVar b (\x -> (x + 1, x + 2)))
  print (o, p)
  both a b
  print . (== a) =<< atomically (pure a)
  t <- atomically ((Just <$> (check False >> pure 'x')) <|> pure Nothing)
  print t
  m <- newEmptyTMVarIO
  print =<< atomically (tryTakeTMVar m)
  atomically (putTMVar m 'm')
  print =<< atomically ((,) <$> tryPutTMVar m 'n' <*> readTMVar m)
  print =<< atomically (swapTMVar m 'o')
  print =<< atomically (takeTMVar m)
  print =<< atomically (isEmptyTMVar m)
  where
    both a b = do
      x <- readTVarIO a
      y <- readTVarIO b
      print (x, y)
