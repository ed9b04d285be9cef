import Control.Exception

main :: IO ()
main = do
  let bad = error "bad" :: Int
      total = bad + 1
      handler (ErrorCall e) = putStrLn e
  print total `catch` handler
  print total `catch` handler
  print bad `catch` handler
