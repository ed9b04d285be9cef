import Data.IORef

main :: IO ()
main = do
  ref <- newIORef (10 :: Int)
  r <- atomicModifyIORef ref (\n -> (n + 1, n))
  print (10 :: Int) >> readIORef ref >>= print
  print r
  readIORef ref >>= print
