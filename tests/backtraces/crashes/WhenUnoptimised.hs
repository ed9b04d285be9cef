-- flags: -O0
-- Without optimisation an action of several statements has a frame, too.
module Main where
import Control.Monad

check :: Int -> IO ()
check n = do
  when (n > 3) $
    ioError (userError ("too big: " ++ show n))
  unless (n /= 2) $
    putStrLn "two"

main :: IO ()
main = do
  putStrLn "start"
  mapM_ check [1 .. 5]
  putStrLn "end"
