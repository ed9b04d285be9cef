import Control.Concurrent
import Control.Exception

main :: IO ()
main = do
  (newEmptyMVar >>= takeMVar) `catch` \e -> putStrLn (displayException (e :: BlockedIndefinitelyOnMVar))
  putStrLn "alive"
