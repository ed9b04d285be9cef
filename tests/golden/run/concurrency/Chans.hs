-- Channels: order, copies, lazy contents.
import Control.Concurrent
import Control.Monad

main :: IO ()
main = do
  ch <- newChan
  copy <- dupChan ch
  writeList2Chan ch "hello"
  replicateM 5 (readChan ch) >>= putStrLn
  replicateM 3 (readChan copy) >>= putStrLn
  _ <- forkIO (forM_ [1 .. 20 :: Int] (\i -> writeChan ch (toEnum (i + 64)) >> yield))
  xs <- getChanContents ch
  putStrLn (take 20 xs)
  late <- dupChan ch
  writeChan ch '!'
  readChan late >>= print
  jobs <- newChan
  results <- newChan
  forM_ [1 .. 3 :: Int] (\_ -> forkIO (forever (readChan jobs >>= \n -> writeChan results (n * n))))
  writeList2Chan jobs [1 .. 10 :: Int]
  ys <- replicateM 10 (readChan results)
  print (sum ys)
