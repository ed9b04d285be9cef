-- A value that needs itself.
import Control.Exception

main :: IO ()
main = do
  let x = x + 1 :: Int
  r <- try (evaluate x)
  putStrLn (either (\e -> show (e :: NonTermination)) show r)
