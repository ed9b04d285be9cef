import Control.Concurrent
import Control.Exception
import Data.IORef
import GHC.Conc
import System.IO.Unsafe

main :: IO ()
main = do
  counter <- newIORef (0 :: Int)
  gate <- newEmptyMVar
  done <- newEmptyMVar
  let work :: Int -> Int
      work i = unsafePerformIO (modifyIORef counter (+ 1) >> if i == 50 then readMVar gate else return ()) `seq` if i == 0 then 0 else work (i - 1) + i
      untilBlocked t = threadStatus t >>= \s -> case s of ThreadBlocked _ -> return (); _ -> yield >> untilBlocked t
      x = work 100
  t <- forkIO (print x `catch` \e -> case e :: AsyncException of _ -> putStrLn "interrupted" >> putMVar done ())
  untilBlocked t
  killThread t
  takeMVar done
  putMVar gate ()
  print x
  readIORef counter >>= print
