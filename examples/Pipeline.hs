{-# LANGUAGE ScopedTypeVariables #-}
-- | A concurrent pipeline: a producer, a pool of workers, and a collector, joined by bounded queues.
--
-- Numbers go in; each worker factorises what it gets; the collector puts the answers back into order. A worker that
-- fails reports instead of taking the pipeline down; a watchdog is killed at the end. The output does not depend on
-- how threads are scheduled.
module Main (main) where

import Control.Concurrent
import Control.Exception
import Control.Monad (forM, forM_, forever, replicateM_)
import Data.IORef
import Data.List (group, intercalate)
import qualified Data.Map.Strict as Map
import Data.Map.Strict (Map)

-- * Bounded queues

-- | A queue that makes writers wait while it is full: a channel, and a semaphore that counts the free places.
data Queue a = Queue { places :: QSem, items :: Chan a }

newQueue :: Int -> IO (Queue a)
newQueue capacity = Queue <$> newQSem capacity <*> newChan

send :: Queue a -> a -> IO ()
send queue item = waitQSem (places queue) >> writeChan (items queue) item

receive :: Queue a -> IO a
receive queue = readChan (items queue) <* signalQSem (places queue)

-- * Threads that can be waited for

newtype Task a = Task (MVar (Either SomeException a))

spawn :: IO a -> IO (Task a)
spawn action = do
  result <- newEmptyMVar
  _ <- forkFinally action (putMVar result)
  return (Task result)

-- | The task's result; what killed it is thrown again.
wait :: Task a -> IO a
wait (Task result) = readMVar result >>= either throwIO return

-- * The work

data Job = Job { serial :: !Int, subject :: !Int }

data Answer = Answer { answers :: !Int, outcome :: Either String [Int] }

newtype Unfactorable = Unfactorable Int
  deriving Show

instance Exception Unfactorable

factorise :: Int -> IO [Int]
factorise n
  | n < 1 = throwIO (Unfactorable n)
  | otherwise = return (go 2 n)
  where
    go d m
      | m == 1 = []
      | d * d > m = [m]
      | m `rem` d == 0 = d : go d (m `quot` d)
      | otherwise = go (d + 1) m

-- | @60 = 2^2 * 3 * 5@
showFactors :: [Int] -> String
showFactors [] = "1"
showFactors factors = intercalate " * " (map power (group factors))
  where
    power ps@(p : _)
      | length ps > 1 = show p ++ "^" ++ show (length ps)
      | otherwise = show p
    power [] = ""

-- | Works until it is told to stop; says how many jobs it did.
worker :: Queue (Maybe Job) -> Queue Answer -> IO Int
worker jobs results = go 0
  where
    go done = receive jobs >>= maybe (return done) (\job -> handle1 job >> go (done + 1))
    handle1 job = do
      result <- try (factorise (subject job) >>= \factors -> evaluate (length factors) >> return factors)
      send results (Answer (serial job) (either (Left . describe) Right result))
    describe (failure :: SomeException) = case fromException failure of
      Just (Unfactorable n) -> show n ++ " has no factors"
      Nothing -> displayException failure

-- | Takes as many answers as there are, in whatever order they come, and hands them on in the order of their serials.
collect :: Int -> Queue Answer -> (Answer -> IO ()) -> IO ()
collect count results consume = go 0 Map.empty
  where
    go :: Int -> Map Int Answer -> IO ()
    go next waiting
      | next == count = return ()
      | Just answer <- Map.lookup next waiting = consume answer >> go (next + 1) (Map.delete next waiting)
      | otherwise = receive results >>= \answer -> go next (Map.insert (answers answer) answer waiting)

main :: IO ()
main = do
  jobs <- newQueue 4
  results <- newQueue 4
  watchdog <- newEmptyMVar
  watching <- forkIO (forever (threadDelay 1000000) `catch` \(e :: AsyncException) -> putMVar watchdog e)
  producer <- spawn $ do
    forM_ (zip [0 ..] subjects) (send jobs . Just . uncurry Job)
    replicateM_ workers (send jobs Nothing)
  pool <- forM [1 .. workers] (const (spawn (worker jobs results)))
  failures <- newIORef (0 :: Int)
  collect (length subjects) results $ \answer -> do
    let n = subjects !! answers answer
    case outcome answer of
      Right factors -> putStrLn (show n ++ " = " ++ showFactors factors)
      Left reason -> modifyIORef' failures (+ 1) >> putStrLn ("failed: " ++ reason)
  wait producer
  done <- sum <$> mapM wait pool
  lost <- readIORef failures
  putStrLn (show done ++ " jobs, " ++ show lost ++ " failures")
  killThread watching
  takeMVar watchdog >>= \e -> putStrLn ("watchdog: " ++ show e)
  stuck <- try (newEmptyMVar >>= takeMVar)
  putStrLn (either (\(e :: BlockedIndefinitelyOnMVar) -> "main: " ++ show e) (\() -> "impossible") stuck)
  where
    workers = 3
    subjects = [60, 97, 1, 1024, 0, 999999, 123456, 65537, -5, 30030] ++ [1000003, 720720 .. 10]
