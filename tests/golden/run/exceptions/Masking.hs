-- The masking state inside the operations that change it.
import Control.Concurrent
import Control.Exception

state :: String -> IO ()
state what = getMaskingState >>= \s -> putStrLn (what ++ ": " ++ show s)

main :: IO ()
main = do
  state "main"
  mask_ (state "mask_")
  mask (\restore -> state "mask" >> restore (state "restored") >> state "again")
  uninterruptibleMask_ (state "uninterruptible")
  uninterruptibleMask_ (mask_ (state "mask_ in uninterruptible"))
  mask_ (uninterruptibleMask (\restore -> state "both" >> restore (state "restored to interruptible")))
  mask_ (interruptible (state "interruptible"))
  uninterruptibleMask_ (interruptible (state "not interruptible"))
  throwIO Overflow `catch` \e -> state ("handler of " ++ show (e :: ArithException))
  bracket (state "acquire") (\_ -> state "release") (\_ -> state "use")
  done <- newEmptyMVar
  _ <- mask_ (forkIO (state "forked masked" >> putMVar done ()))
  takeMVar done
  _ <- mask_ (forkIOWithUnmask (\unmask -> unmask (state "forked unmasked") >> putMVar done ()))
  takeMVar done
  _ <- forkFinally (state "forkFinally body") (\_ -> state "forkFinally end" >> putMVar done ())
  takeMVar done
  mask_ allowInterrupt
  state "main again"
