import Control.Concurrent
import Control.Exception

newtype E = E Int deriving Show
instance Exception E

main :: IO ()
main = do
  me <- myThreadId
  (throwTo me (E 3) >> putStrLn "unreachable") `catch` \(E n) -> print n
  mask_ (throwTo me (E 3) >> putStrLn "unreachable") `catch` \(E n) -> print n
