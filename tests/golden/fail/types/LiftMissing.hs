-- expect: TypeMismatch
import Control.Monad.State

tick :: StateT Int IO ()
tick = do
  n <- get
  putStrLn "tick"
  put (n + 1)

bad :: State Int Int
bad = do
  n <- get
  put (n + 1)
  n

main :: IO ()
main = evalStateT tick 0
