import Control.Concurrent
import Data.Maybe

main :: IO ()
main = do
  box <- newEmptyMVar :: IO (MVar Int)
  isEmptyMVar box >>= print . fromEnum
  tryTakeMVar box >>= print . fromEnum . isJust
  tryPutMVar box 3 >>= print . fromEnum
  tryPutMVar box 3 >>= print . fromEnum
  x <- tryReadMVar box
  print (fromEnum (isJust x)) >> print (fromJust x)
  y <- tryTakeMVar box
  print (fromEnum (isJust y) + fromJust y)
  isEmptyMVar box >>= print . fromEnum
