import Control.Monad.Except
import Control.Monad.Reader
import Control.Monad.State
import Control.Monad.Writer

type App = ReaderT Int (StateT [Int] (WriterT [String] (Except String)))

push :: Int -> App ()
push x = do
  limit <- ask
  stack <- get
  when (length stack >= limit) (throwError ("full: " ++ show x))
  put (x : stack)
  tell ["push " ++ show x]

pop :: App Int
pop = get >>= \s -> case s of
  [] -> throwError "empty"
  x : rest -> put rest >> tell ["pop " ++ show x] >> return x

run :: App a -> Either String ((a, [Int]), [String])
run app = runExcept (runWriterT (runStateT (runReaderT app 3) []))

main :: IO ()
main = do
  print (run (push 1 >> push 2 >> pop))
  print (run (mapM_ push [1 .. 5]))
  print (run ((mapM_ push [1 .. 5]) `catchError` (\e -> tell ["recovered " ++ e])))
  print (run (local (+ 10) (mapM_ push [1 .. 5]) >> replicateM 5 pop))
  print (run (pop `catchError` (const (return 0)) >>= push))
