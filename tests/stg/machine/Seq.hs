import Control.Exception
import Debug.Trace
import System.IO.Unsafe

main :: IO ()
main = do
  let say text n = unsafePerformIO (putStrLn text >> return n) :: Int
      x = say "first" 1
      y = say "second" 2
  _ <- evaluate y
  _ <- evaluate x
  evaluate y >>= print
