-- Deriving clauses mention variables that the data type does not have.
module Main (main) where

import Control.Monad.Except
import Control.Monad.State

newtype App m a = App {unApp :: ExceptT String (StateT [Int] m) a}
  deriving (Functor, Applicative, Monad, MonadIO)

newtype Over t m a = Over {runOver :: t m a}
  deriving (Functor, Applicative, Monad, MonadError e, MonadState s)

step :: (MonadState [Int] m, MonadError String m) => Int -> m Int
step n = do
  modify (n :)
  seen <- get
  if sum seen > 5 then throwError ("too much: " ++ show seen) else return (length seen)

main :: IO ()
main = do
  print (runExcept (runStateT (runOver (mapM step [1, 2])) []))
  print (runExcept (runStateT (runOver (mapM step [1, 2, 3])) []))
  print (runExcept (runStateT (runOver (mapM step [9] `catchError` (\e -> return [length e]))) []))
  flip evalStateT [] (runExceptT (unApp (liftIO (putStrLn "in App")))) >>= print
