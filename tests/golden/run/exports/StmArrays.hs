-- Control.Concurrent.STM has TArray, too.
import Control.Concurrent.STM
import Data.Array.MArray (getElems, newListArray, readArray, writeArray)

main :: IO ()
main = do
  a <- atomically (newListArray (1, 3) "abc") :: IO (TArray Int Char)
  atomically (readArray a 2 >>= writeArray a 3)
  atomically (getElems a) >>= putStrLn
