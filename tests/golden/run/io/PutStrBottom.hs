-- An exception inside a string: what was committed before it.
import Control.Exception
import System.IO

main :: IO ()
main = do
  hSetBuffering stdout (BlockBuffering Nothing)
  r <- try (putStrLn ("abc" ++ throw Overflow)) :: IO (Either ArithException ())
  print r
  hSetBuffering stdout LineBuffering
  r2 <- try (putStr ("line\nrest" ++ throw DivideByZero)) :: IO (Either ArithException ())
  print r2
  hSetBuffering stdout NoBuffering
  r3 <- try (putStr ("char" ++ throw Underflow)) :: IO (Either ArithException ())
  putStrLn ""
  print r3
