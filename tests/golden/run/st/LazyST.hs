-- The lazy state thread: infinite results.
import Control.Monad.ST.Lazy
import Data.STRef.Lazy
import qualified Control.Monad.ST as Strict
import qualified Data.STRef as Strict

naturals :: [Int]
naturals = runST (newSTRef 0 >>= go)
  where
    go r = do
      n <- readSTRef r
      writeSTRef r (n + 1)
      rest <- go r
      return (n : rest)

main :: IO ()
main = do
  print (take 5 naturals)
  print (naturals !! 100)
  print (fst (runST (return ('a', undefined :: Int))))
  print (runST (undefined >> return 'z'))
  print (Strict.runST (lazyToStrictST (newSTRef 'q' >>= readSTRef)))
  print (runST (strictToLazyST (Strict.newSTRef 3 >>= \r -> Strict.modifySTRef r (+ 1) >> Strict.readSTRef r)) :: Int)
