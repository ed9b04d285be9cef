-- Stacks of four transformers and more: their dictionaries are made of many.
import Control.Monad.Except
import Control.Monad.Reader
import Control.Monad.State.Strict
import Control.Monad.Writer

type M = ReaderT Int (ExceptT String (WriterT [Int] (State Int)))

step :: Int -> M ()
step n = do
  e <- ask
  s <- get
  when (s > 900) (throwError ("at " ++ show n))
  when (n `mod` 10 == 0) (tell [s])
  put $! (s + e * n) `mod` 1009

run :: Int -> M a -> ((Either String a, [Int]), Int)
run s m = runState (runWriterT (runExceptT (runReaderT m 3))) s

main :: IO ()
main = do
  print (run 0 (mapM_ step [1 .. 200]))
  print (run 1 (mapM_ step [1 .. 20] `catchError` \text -> tell [length text]))
  print (run 5 (local (+ 1) (step 10 >> step 20) >> asks (* 2)))
