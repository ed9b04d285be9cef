import Control.Exception
import Control.Monad

newtype E = E Int deriving Show
instance Exception E

main :: IO ()
main = foldM (\a i -> throwIO (E i) `catch` \(E n) -> return (a + n)) 0 [1 .. 1000] >>= print
