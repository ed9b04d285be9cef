import Control.Concurrent
import Control.Exception
import GHC.Conc

main :: IO ()
main = do
  never <- newEmptyMVar :: IO (MVar ())
  done <- newEmptyMVar
  let untilBlocked t = threadStatus t >>= \s -> if s == ThreadBlocked BlockedOnMVar then return () else yield >> untilBlocked t
      handler e = putStrLn (displayException (e :: AsyncException)) >> state >> putMVar done ()
      state = getMaskingState >>= \s -> print (case s of Unmasked -> 0; MaskedUninterruptible -> 1; MaskedInterruptible -> 2 :: Int)
  t <- forkIO (takeMVar never `catch` handler)
  untilBlocked t
  killThread t
  takeMVar done
  putStrLn "done"
