-- getContents is lazy and closes its handle half.
import System.IO
import System.IO.Error

main :: IO ()
main = do
  text <- getContents
  let numbers = map read (lines text) :: [Int]
  print (sum numbers)
  r <- tryIOError getContents
  either print (const (putStrLn "?")) r
  r2 <- tryIOError getLine
  either print putStrLn r2
  hIsOpen stdin >>= print
  hIsClosed stdin >>= print
