-- MVars and all that is done with them.
import Control.Concurrent
import Control.Exception

main :: IO ()
main = do
  m <- newEmptyMVar
  isEmptyMVar m >>= print
  putMVar m 'a'
  tryPutMVar m 'b' >>= print
  readMVar m >>= print
  tryReadMVar m >>= print
  takeMVar m >>= print
  tryTakeMVar m >>= print
  tryReadMVar m >>= print
  v <- newMVar (1 :: Int)
  modifyMVar_ v (return . (+ 1))
  modifyMVar v (\n -> return (n * 10, n)) >>= print
  withMVar v print
  swapMVar v 7 >>= print
  r <- try (modifyMVar_ v (\_ -> throwIO Overflow)) :: IO (Either ArithException ())
  print r
  readMVar v >>= print
  r2 <- try (modifyMVar v (\_ -> return (throw DivideByZero))) :: IO (Either ArithException ())
  print r2
  readMVar v >>= print
  w <- newMVar ()
  print (v == v, w == w)
