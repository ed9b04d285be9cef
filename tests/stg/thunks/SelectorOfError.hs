import Control.Exception

main :: IO ()
main = do
  putStrLn "collected"
  (evaluate first >> putStrLn "unreachable") `catch` \(ErrorCall e) -> putStrLn e
  where
    first = fst (error "no pair" :: ((), ()))
