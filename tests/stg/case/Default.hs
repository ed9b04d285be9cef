import System.IO.Unsafe

main :: IO ()
main = do
  print (5 :: Int)
  let lazy = unsafePerformIO (putStrLn "forced" >> return (6 :: Int))
  lazy `seq` lazy `seq` print lazy
