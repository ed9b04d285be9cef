-- Waiting for what nobody can give.
import Control.Concurrent
import Control.Exception

main :: IO ()
main = do
  m <- newEmptyMVar :: IO (MVar ())
  r <- try (takeMVar m) :: IO (Either BlockedIndefinitelyOnMVar ())
  print r
  n <- newMVar 'x'
  r2 <- try (putMVar n 'y') :: IO (Either BlockedIndefinitelyOnMVar ())
  print r2
  takeMVar n >>= print
