-- Assertions.
import Control.Exception

main :: IO ()
main = do
  print (assert True 'a')
  r <- try (evaluate (assert (1 > (2 :: Int)) 'b'))
  case r of
    Left (AssertionFailed text) -> putStrLn (head (lines text))
    Right c -> print c
