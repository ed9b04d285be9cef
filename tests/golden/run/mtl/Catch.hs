{-# LANGUAGE ScopedTypeVariables #-}
-- Control.Monad.Catch: throwing, catching and brackets in every transformer, whichever way an action ends; exceptions without IO.
import Control.Exception (ArithException (..), ErrorCall (..), evaluate, getMaskingState)
import Control.Monad.Catch
import Control.Monad.Catch.Pure
import Control.Monad.Except
import Control.Monad.RWS
import Control.Monad.Reader
import Control.Monad.State
import qualified Control.Monad.State.Lazy as L
import Control.Monad.ST (runST)
import Control.Monad.Trans.Cont (evalContT)
import Control.Monad.Trans.Identity (runIdentityT)
import Control.Monad.Trans.Maybe
import Control.Monad.Writer
import Control.Concurrent.STM (atomically, newTVarIO, readTVar, writeTVar, readTVarIO)

data Odd = Odd Int deriving (Eq, Show)
instance Exception Odd

-- a bracket that says what happens, in any monad above IO
around :: (MonadMask m, MonadIO m) => String -> m b -> m b
around name use = fmap fst (generalBracket
  (say ("acquire " ++ name) >> return name)
  (\_ how -> say ("release " ++ name ++ case how of { ExitCaseSuccess _ -> " success"; ExitCaseException e -> " exception " ++ show e; ExitCaseAbort -> " abort" }))
  (\_ -> say ("use " ++ name) >> use))

say :: MonadIO m => String -> m ()
say = liftIO . putStrLn

ended :: Show a => IO a -> IO ()
ended m = try m >>= \r -> putStrLn ("ended: " ++ case r of { Left (e :: SomeException) -> "thrown " ++ show e; Right a -> show a })

main :: IO ()
main = do
  ended (around "io" (return 1))
  ended (around "io" (throwM (Odd 3)) :: IO ())
  ended (runReaderT (around "reader" (asks (+ 1))) 41)
  ended (runReaderT (around "reader" (throwM (Odd 1))) 'r' :: IO ())
  ended (runIdentityT (around "identity" (throwM (Odd 2) `catch` \(Odd n) -> return n)))
  ended (runStateT (put 1 >> around "state" (modify (+ 10) >> get) <* modify (* 2)) 0)
  ended (runStateT ((put 1 >> around "state" (put 100 >> throwM (Odd 4))) `catch` \(Odd n) -> modify (+ n)) 7)
  ended (L.runStateT (bracket (L.modify (++ "a") >> L.get) (\s -> L.modify (++ ('<' : s ++ ">"))) (\_ -> L.modify (++ "u") >> L.get)) "")
  ended (runWriterT (tell "1" >> around "writer" (tell "2" >> return 'w') <* tell "3"))
  ended (runWriterT ((tell "1" >> bracket_ (tell "a") (tell "r") (tell "u" >> throwM (Odd 5))) `catch` \(Odd n) -> tell (show n)))
  ended (runRWST (around "rws" (tell "t" >> ask >>= put . length >> get) `finally` tell "f") "env" 0)
  ended (runRWST (handle (\(Odd n) -> tell (show n) >> gets (+ n)) (put 50 >> tell "lost" >> throwM (Odd 6))) 'e' 1)
  ended (runMaybeT (around "maybe" (MaybeT (return Nothing)) :: MaybeT IO ()))
  ended (runMaybeT (around "maybe" (return 'm')))
  ended (runMaybeT (around "maybe" (throwM (Odd 7)) :: MaybeT IO ()))
  ended (runExceptT (around "except" (throwError "own way out") :: ExceptT String IO ()))
  ended (runExceptT (around "except" (throwM Overflow) :: ExceptT String IO ()))
  ended (runExceptT (bracket (throwError "none") (\() -> say "not released") (\_ -> say "not used") :: ExceptT String IO ()))
  ended (runExceptT (bracket (return 'x') (\_ -> throwError "release") (\_ -> throwError "use") :: ExceptT String IO ()))
  ended (runExceptT (onError (throwError 'e') (say "on error") :: ExceptT Char IO ()))
  ended (runExceptT (onException (throwError 'e') (say "not on exception") :: ExceptT Char IO ()))
  ended (runStateT (runMaybeT (around "state below" (lift (put 'n') >> MaybeT (return Nothing)) :: MaybeT (StateT Char IO) ())) 'o')
  ended (evalContT (lift (return 1) >>= \n -> if n == (1 :: Int) then throwM (Odd 8) else return n))
  print (throwM (Odd 1) :: Maybe Int, throwM (Odd 1) :: [Int], either show show (throwM (Odd 9) :: Either SomeException Int))
  print (either show show (catch (throwM (Odd 9)) (\(Odd n) -> Right n)))
  print (either show show (catch (throwM (Odd 9)) (\(ErrorCall _) -> Right 0)))
  print (either show show (finally (Right 'a' :: Either SomeException Char) (throwM Underflow :: Either SomeException ())))
  ended (evaluate (runST (throwM (Odd 10)) :: Int))
  v <- newTVarIO 'a'
  atomically ((writeTVar v 'b' >> throwM (Odd 11)) `catch` \(Odd _) -> readTVar v >>= \c -> writeTVar v (succ c))
  readTVarIO v >>= print
  mapM_ (\e -> catches (either throwM throwM e) [Handler (\(Odd n) -> say ("odd " ++ show n)), Handler (\(e' :: ArithException) -> say (show e'))]
    `catchAll` \other -> say ("other " ++ show other)) [Left (Odd 1), Right (toException DivideByZero), Right (toException (ErrorCall "err"))]
  tryJust (\(Odd n) -> if n > 1 then Just n else Nothing) (throwM (Odd 2) :: IO ()) >>= print
  ended (catchJust (\(Odd n) -> if n > 1 then Just n else Nothing) (throwM (Odd 1)) return)
  ended (handleIf (== Odd 1) (\_ -> return "yes") (throwM (Odd 1)))
  ended (catchIf (== Odd 1) (throwM (Odd 2)) (\_ -> return "yes"))
  ended (catchIOError (ioError (userError "io")) (return . show) :: IO String)
  ended (runReaderT (mask (\restore -> (,) <$> liftIO getMaskingState <*> restore (liftIO getMaskingState))) ())
  ended (evalStateT (uninterruptibleMask_ (liftIO getMaskingState)) ())
  ended (runReaderT (mask_ (liftIO getMaskingState)) ())
  print (either show show (runCatch (throwM (Odd 1) `catch` \(Odd n) -> return (n + 1))))
  print (either show show (runCatch (fail "pure" `mplus` return 'p')))
  print (either show show (runCatch (fail "pure" :: Catch ())))
  r <- runCatchT (around "pure" (lift (say "inside") >> throwM (Odd 12)) :: CatchT IO ())
  putStrLn (either show show r)
  print (runState (runCatchT (modify (+ 1) >> (throwM (Odd 1) `catchAll` \_ -> modify (* 2)))) 3 & fmap' )
  where
    (&) x f = f x
    fmap' (e, s) = (either show show e, s :: Int)
