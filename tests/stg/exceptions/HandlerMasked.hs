import Control.Exception

state :: IO ()
state = getMaskingState >>= \s -> print (case s of Unmasked -> 0; MaskedUninterruptible -> 1; MaskedInterruptible -> 2 :: Int)

main :: IO ()
main = do
  bad `catch` handler
  state
  mask_ attempt
  uninterruptibleMask_ attempt
  mask_ bad `catch` handler
  state
  where
    bad = throwIO (userError "x")
    handler :: IOException -> IO ()
    handler _ = state
    attempt = (bad `catch` handler) >> state
