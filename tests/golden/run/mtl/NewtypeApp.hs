{-# LANGUAGE GeneralizedNewtypeDeriving #-}
import Control.Monad.Except
import Control.Monad.Reader
import Control.Monad.State
import Control.Monad.Writer

data Config = Config {limit :: Int, label :: String}

newtype App a = App {unApp :: ReaderT Config (StateT Int (WriterT [String] (ExceptT String IO))) a}
  deriving
    ( Functor, Applicative, Monad, MonadIO
    , MonadReader Config, MonadState Int, MonadWriter [String], MonadError String )

tick :: (MonadState Int m, MonadReader Config m, MonadError String m) => m Int
tick = do
  n <- get
  most <- asks limit
  when (n >= most) (throwError ("limit " ++ show most ++ " reached"))
  put (n + 1)
  return n

step :: String -> App ()
step what = do
  n <- tick
  l <- asks label
  tell [l ++ show n ++ ":" ++ what]
  liftIO (putStrLn ("doing " ++ what))

runApp :: App a -> Int -> IO (Either String ((a, Int), [String]))
runApp app n = runExceptT (runWriterT (runStateT (runReaderT (unApp app) (Config n "#")) 0))

main :: IO ()
main = do
  runApp (mapM_ step ["a", "b"] >> gets (* 100)) 5 >>= print
  runApp (mapM_ step (words "a b c d")) 3 >>= print
  runApp ((mapM_ step (words "a b c d") `catchError` (\e -> tell [e])) >> get) 2 >>= print
  runApp (censor (map reverse) (step "x") >> local (\c -> c {label = "!"}) (step "y")) 9 >>= print
