import Control.Concurrent
import GHC.Conc

main :: IO ()
main = do
  t <- forkIO (putStrLn "child" >> error "child failed")
  let untilDone = threadStatus t >>= \s -> if s `elem` [ThreadFinished, ThreadDied] then return () else yield >> untilDone
  untilDone
  putStrLn "main goes on"
