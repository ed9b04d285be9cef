import Control.Concurrent
import GHC.Conc
import System.IO.Unsafe

main :: IO ()
main = do
  gate <- newEmptyMVar
  out <- newEmptyMVar
  let x = unsafePerformIO (readMVar gate >> return (7 :: Int))
      untilBlocked t = threadStatus t >>= \s -> case s of ThreadBlocked _ -> return (); _ -> yield >> untilBlocked t
      demand = x `seq` putMVar out x
  forkIO demand >>= untilBlocked
  forkIO demand >>= untilBlocked
  putMVar gate ()
  a <- takeMVar out
  b <- takeMVar out
  print (a + b)
