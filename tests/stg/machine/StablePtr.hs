import Foreign.StablePtr
import System.Mem

main :: IO ()
main = do
  p <- newStablePtr (77 :: Int)
  performGC
  x <- deRefStablePtr p
  print x >> freeStablePtr p >> print x
