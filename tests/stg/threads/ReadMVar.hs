import Control.Concurrent
import GHC.Conc

main :: IO ()
main = do
  box <- newEmptyMVar
  out1 <- newEmptyMVar
  out2 <- newEmptyMVar
  let untilBlocked t = threadStatus t >>= \s -> if s == ThreadBlocked BlockedOnMVar then return () else yield >> untilBlocked t
  forkIO (takeMVar box >>= putMVar out1) >>= untilBlocked
  forkIO (readMVar box >>= putMVar out2) >>= untilBlocked
  putMVar box (5 :: Int)
  takeMVar out1 >>= print
  takeMVar out2 >>= print
  isEmptyMVar box >>= print . fromEnum
