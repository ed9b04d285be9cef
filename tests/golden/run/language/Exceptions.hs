{-# LANGUAGE ScopedTypeVariables, ExistentialQuantification #-}
module Main where
import Control.Concurrent
import Control.Exception
import Control.Monad
import Data.IORef
import Data.Maybe
import Data.Typeable
import System.IO.Error
import System.IO.Unsafe
import System.Timeout

data AppException = forall e. Exception e => AppException e
instance Show AppException where show (AppException e) = show e
instance Exception AppException
data DbError = DbError Int deriving Show
instance Exception DbError where
  toException = toException . AppException
  fromException x = do { AppException a <- fromException x; cast a }
  displayException (DbError n) = "db error #" ++ show n

main :: IO ()
main = do
  log' <- newIORef []
  let note s = modifyIORef log' (s :)
      dump = readIORef log' >>= print . reverse >> writeIORef log' []
  (throwIO (DbError 7) `catch` \(e :: AppException) -> note ("app " ++ show e))
  (throwIO (DbError 8) `catch` \(e :: DbError) -> note (displayException e))
  r <- (try (throwIO (DbError 9)) :: IO (Either ArithException ())) `catch` \(e :: SomeException) -> note ("outer " ++ displayException e) >> return (Right ())
  dump
  _ <- try (bracket (note "acquire") (\_ -> note "release") (\_ -> note "use" >> throwIO Overflow)) :: IO (Either ArithException ())
  _ <- try (bracket_ (note "a") (note "b") (note "c" >> ioError (userError "bad"))) :: IO (Either IOException ())
  _ <- try (bracketOnError (note "x") (\_ -> note "onerror") (\_ -> return ())) :: IO (Either SomeException ())
  _ <- try ((note "1" >> throwIO (ErrorCall "e")) `onException` note "cleanup") :: IO (Either ErrorCall ())
  dump
  print =<< (try (evaluate (let x = x + 1 :: Int in 5 `seq` 3)) :: IO (Either NonTermination Int))
  print =<< (tryJust (\e -> if isDoesNotExistError e then Just (ioeGetFileName e) else Nothing) (readFile "/nonexistent/file" >>= putStrLn))
  print . either (\(e :: ArrayException) -> show e) (const "") =<< try (throwIO (IndexOutOfBounds "xyz"))
  print =<< (try (throwIO (AssertionFailed "af")) :: IO (Either AssertionFailed ()))
  print =<< mapM (\e -> try (throwIO e) :: IO (Either ArithException ())) [Overflow, Underflow, LossOfPrecision, DivideByZero, Denormal, RatioZeroDenominator]
  print (map fromException [toException StackOverflow, toException ThreadKilled, toException (userError "u")] :: [Maybe AsyncException])
  s0 <- getMaskingState
  s1 <- mask_ getMaskingState
  s2 <- uninterruptibleMask_ getMaskingState
  s3 <- mask (\restore -> restore getMaskingState)
  print (s0, s1, s2, s3)
  m <- newEmptyMVar
  t <- mask_ $ forkIO $ (getMaskingState >>= print >> forever (threadDelay 1000)) `catch` \(e :: AsyncException) -> getMaskingState >>= \s -> putMVar m (e, s)
  threadDelay 2000
  killThread t
  takeMVar m >>= print
  print =<< timeout 5000 (threadDelay 2000000)
  print =<< timeout 2000000 (return 'x')
  print =<< (try (evaluate (fromJust Nothing :: Int)) >>= \x -> return (either (\(e :: SomeException) -> "fromJust failed") show x))
  print =<< catches (throwIO (userError "io")) [Handler (\(e :: ArithException) -> return "arith"), Handler (\(e :: IOException) -> return (ioeGetErrorString e))]
  let e = mkIOError doesNotExistErrorType "opening" Nothing (Just "file.txt")
  print (e, annotateIOError e "loc" Nothing (Just "other"), ioeSetErrorString e "custom", isUserError (userError ""), modifyIOErrorTest e)
  print =<< (try (evaluate (mapException (\(ErrorCall s) -> userError s) (error "mapped" :: Int))) :: IO (Either IOException Int))
  handle (\(e :: PatternMatchFail) -> putStrLn "pmf") (evaluate (let f :: Int -> Int; f 1 = 2 in f 3) >>= print)
  handle (\(e :: NoMethodError) -> putStrLn "nme") (print (NM + NM))
  handle (\(e :: RecConError) -> putStrLn "rce") (print (ra (R {})))
  flip catch (\(e :: SomeException) -> putStrLn ("nested: " ++ show e)) $ (throwIO (userError "first") `finally` throwIO (userError "second"))
  print (unsafePerformIO (return 3 `catch` \(e :: SomeException) -> return 4))
  throwTo' <- myThreadId
  print =<< (try (throwTo throwTo' (ErrorCall "self")) :: IO (Either ErrorCall ()))
  either (\(SomeException ex) -> print (typeOf ex)) return =<< try (throwIO (DbError 1))
  print (assertOK 3)
  where
    modifyIOErrorTest e = ioeGetErrorType (e) == doesNotExistErrorType
    assertOK x = x :: Int
data NM = NM
instance Num NM
instance Show NM where show NM = "NM"
data R = R { ra :: Int }
