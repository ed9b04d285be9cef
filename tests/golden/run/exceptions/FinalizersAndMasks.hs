-- Finalizers that throw, masking states in handlers and new threads, what try sees of all that.
import Control.Exception
import Control.Concurrent
import System.IO
main :: IO ()
main = do
  let step s = putStrLn s
  r <- try $ (do step "a"; _ <- evaluate (1 `div` (0::Int)); step "no")
         `finally` (step "f1" >> (throwIO (userError "in f1") `finally` step "f2"))
         `finally` step "f3"
  print (r :: Either SomeException ())
  r2 <- try (bracket (step "acq" >> return 5) (\_ -> step "rel" >> throwIO (ErrorCall "release")) (\x -> step "use" >> throwIO (ErrorCall ("use " ++ show (x :: Int)))))
  print (r2 :: Either ErrorCall ())
  r3 <- try (bracketOnError (return ()) (\_ -> step "onerr") (\_ -> return 'x'))
  print (r3 :: Either SomeException Char)
  r4 <- try (bracket_ (step "b") (step "e") (step "body" >> return 3))
  print (r4 :: Either SomeException Int)
  s <- getMaskingState
  print s
  mask_ (getMaskingState >>= print)
  uninterruptibleMask_ (getMaskingState >>= print)
  mask $ \re -> do
    re getMaskingState >>= print
    uninterruptibleMask $ \re2 -> do
      re2 getMaskingState >>= print
      re getMaskingState >>= print
    getMaskingState >>= print
  r5 <- try (evaluate (length [1, undefined, 3 `seq` error "tail"])) :: IO (Either ErrorCall Int)
  print r5
  (getMaskingState >>= print) `catch` \e -> print (e :: SomeException)
  throwIO (userError "x") `catch` \e -> do getMaskingState >>= print; print (e :: IOException)
  handle (\e -> getMaskingState >>= \m -> print (m, e :: ArithException)) (mask_ (throwIO Underflow))
  mv <- newEmptyMVar
  _ <- forkIO (getMaskingState >>= putMVar mv)
  takeMVar mv >>= print
  _ <- mask_ $ forkIO (getMaskingState >>= putMVar mv)
  takeMVar mv >>= print
  _ <- mask_ $ forkIOWithUnmask (\u -> u getMaskingState >>= putMVar mv)
  takeMVar mv >>= print
  _ <- forkFinally (getMaskingState >>= \a -> return a) (\e -> do m <- getMaskingState; print m; either (const (return ())) (putMVar mv) e)
  takeMVar mv >>= print
  hFlush stdout
