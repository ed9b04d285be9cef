{-# OPTIONS_GHC -Wno-deprecations #-}
-- The transformers that Except and others have superseded: packages still give them instances.
module Main where

import Control.Applicative (Alternative (..))
import Control.Monad.Error (Error (..), ErrorT, mapErrorT, runErrorT)
import Control.Monad.Except (MonadError (..))
import Control.Monad.List (ListT (..), mapListT)
import Control.Monad.Reader
import Control.Monad.State
import qualified Control.Monad.Trans.Error as E
import qualified Control.Monad.Trans.List as L
import Control.Monad.Writer

data Trouble = Trouble Int | Said String
  deriving (Eq, Show)

instance Error Trouble where
  noMsg = Trouble 0
  strMsg = Said

type Eval = ErrorT Trouble (WriterT [String] (State Int))

step :: Int -> Eval Int
step n = do
  tell ["step " ++ show n]
  modify (+ n)
  total <- get
  if total > 10 then throwError (Trouble total) else return (total * 2)

runEval :: Eval a -> ((Either Trouble a, [String]), Int)
runEval m = runState (runWriterT (runErrorT m)) 0

pick :: ListT (State Int) (Int, Char)
pick = do
  n <- ListT (return [1, 2, 3])
  c <- ListT (modify (+ n) >> return "ab")
  if n == 2 && c == 'b' then empty else return (n, c)

main :: IO ()
main = do
  print (runEval (mapM step [1, 2, 3]))
  print (runEval (mapM step [4, 5, 6, 7]))
  print (runEval ((step 20 `catchError` \e -> tell [show e] >> return (-1)) >>= step))
  print (runEval (fail "by fail" :: Eval ()))
  print (runEval (empty <|> step 3))
  print (runEval (fmap fst (listen (step 1))))
  print (fst (fst (runEval (mapErrorT (fmap (either Right Right)) (step 99 >> return (Trouble 7))))))
  print (runState (runListT pick) 0)
  print (runReader (runListT (local (+ 1) (ListT (asks (enumFromTo 1))))) 3)
  print (runListT (mapListT (fmap reverse) (lift (Just 'x') <|> lift (Just 'y'))))
  print (L.runListT (L.liftCatch (\m h -> maybe (h ()) Just m) (ListT Nothing) (\_ -> return 'z')) :: Maybe String)
  print (E.ErrorT (Just (Left "no" :: Either String Int)), ListT [[1 :: Int]], ListT (Just "a") < ListT Nothing)
  print (Left "first" <|> Right 'r', Left "first" <|> (Left "second" :: Either String Char))
  r <- runErrorT (liftIO (putStrLn "in IO") >> throwError (strMsg "io" :: IOError) >> return ()) :: IO (Either IOError ())
  print r
