import Data.IORef
import System.Mem
import System.Mem.StableName

main :: IO ()
main = do
  a <- newIORef (0 :: Int)
  b <- newIORef (0 :: Int)
  n1 <- makeStableName a
  m1 <- makeStableName b
  performGC
  n2 <- makeStableName a
  print (fromEnum (hashStableName n1 == hashStableName n2)) >> print (fromEnum (n1 == m1))
  writeIORef b 1
  print (1 :: Int)
