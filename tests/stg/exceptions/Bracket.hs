import Control.Exception

state :: IO ()
state = getMaskingState >>= \s -> print (case s of Unmasked -> 0; MaskedUninterruptible -> 1; MaskedInterruptible -> 2 :: Int)

main :: IO ()
main = do
  bracket acquire release use >>= print
  bracket acquire release (\_ -> throwIO (ErrorCall "misuse")) `catch` \(ErrorCall e) -> putStrLn e
  state `finally` (putStrLn "cleanup" >> state)
  where
    acquire = putStrLn "acquire" >> state >> return (5 :: Int)
    release _ = putStrLn "release" >> state
    use x = state >> print x >> return (50 :: Int)
