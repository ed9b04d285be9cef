import Control.Concurrent

main :: IO ()
main = putStrLn "waiting" >> (newEmptyMVar >>= takeMVar) >>= (print :: Int -> IO ())
