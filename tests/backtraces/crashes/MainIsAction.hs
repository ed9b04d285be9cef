-- A main that is only another action: what runs it stands for it.
module Main where
import Control.Monad.State

type App = StateT Int IO

app :: App ()
app = do
  n <- get
  lift (putStrLn "hello")
  lift (print (100 `div` n))
  put 3

runApp :: App a -> IO a
runApp a = evalStateT a 0

main :: IO ()
main = runApp app
