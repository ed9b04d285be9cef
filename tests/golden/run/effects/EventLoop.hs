module Main where

import Control.Concurrent
import Control.Concurrent.Chan
import Control.Exception
import Control.Monad

data Event = Tick Int | Key Char | Quit deriving (Show, Eq)

producer :: Chan Event -> [Event] -> IO ThreadId
producer ch evs = forkIO (mapM_ (writeChan ch) evs)

loop :: Chan Event -> Int -> [String] -> IO [String]
loop ch n acc = do
  e <- readChan ch
  case e of
    Tick k -> loop ch (n + k) acc
    Key c -> loop ch n ((c : show n) : acc)
    Quit -> return (reverse acc)

workers :: Int -> [Int] -> IO [(Int, Int)]
workers k jobs = do
  queue <- newMVar jobs
  results <- newChan
  dones <- forM [1 .. k] $ \_ -> do
    done <- newEmptyMVar
    _ <- forkFinally (work queue results) (\_ -> putMVar done ())
    return done
  mapM_ takeMVar dones
  rs <- forM jobs (const (readChan results))
  return rs
  where
    work queue results = do
      job <- modifyMVar queue (\q -> return (drop 1 q, take 1 q))
      case job of
        [] -> return ()
        (j : _) -> writeChan results (j, sum [1 .. j]) >> work queue results

philosophers :: Int -> Int -> IO Int
philosophers n rounds = do
  forks <- replicateM n (newMVar ())
  count <- newMVar 0
  dones <- forM [0 .. n - 1] $ \i -> do
    d <- newEmptyMVar
    let (a, b) = (min i ((i + 1) `mod` n), max i ((i + 1) `mod` n))
    _ <- forkIO $ do
      replicateM_ rounds $ withMVar (forks !! a) $ \_ -> withMVar (forks !! b) $ \_ -> do
        yield
        modifyMVar_ count (return . (+ 1))
      putMVar d ()
    return d
  mapM_ takeMVar dones
  takeMVar count

main :: IO ()
main = do
  ch <- newChan
  _ <- producer ch [Tick 1, Key 'a', Tick 2, Tick 3, Key 'b', Key 'c', Quit]
  loop ch 0 [] >>= print
  workers 3 [10, 20, 30, 40, 50] >>= print . sum . map snd
  philosophers 5 20 >>= print
  t <- newEmptyMVar
  tid <- forkIO ((threadDelay 10000000 >> putStrLn "no") `catch` \e -> putMVar t (show (e :: AsyncException)))
  yield
  killThread tid
  takeMVar t >>= putStrLn
  ch2 <- dupChan ch
  writeList2Chan ch [Key 'x', Quit]
  readChan ch2 >>= print
  xs <- getChanContents ch2
  print (takeWhile (/= Quit) xs)
  r <- try (newEmptyMVar >>= takeMVar) :: IO (Either BlockedIndefinitelyOnMVar ())
  print r
