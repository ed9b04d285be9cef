-- expect: MissingInstance
module Main where
import Data.IORef

main :: IO ()
main = do
  r <- newIORef (0 :: Int)
  if readIORef r > 0 then putStrLn "positive" else return ()
