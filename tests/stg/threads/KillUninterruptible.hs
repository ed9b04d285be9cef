import Control.Concurrent
import Control.Exception
import GHC.Conc

newtype E = E Int deriving Show
instance Exception E

main :: IO ()
main = do
  ready <- newEmptyMVar
  go <- newEmptyMVar
  done <- newEmptyMVar
  let untilBlocked t = threadStatus t >>= \s -> case s of ThreadBlocked _ -> return (); _ -> yield >> untilBlocked t
      body = putMVar ready () >> takeMVar go >> putStrLn "still here"
  t <- forkIO ((uninterruptibleMask_ body >> putStrLn "unreachable") `catch` \(E n) -> print n >> putMVar done ())
  takeMVar ready
  k <- forkIO (throwTo t (E 5))
  untilBlocked k
  putMVar go ()
  takeMVar done
  putStrLn "done"
