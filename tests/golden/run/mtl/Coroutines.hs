import Control.Monad.Cont
import Control.Monad.State

-- Generators and round-robin threads from captured continuations.
newtype Thread r = Thread (ContT r (StateT [Thread r] IO) ())

type Co r = ContT r (StateT [Thread r] IO)

yield :: Co r ()
yield = callCC (\k -> do
  enqueue (k ())
  dequeue)

fork :: Co r () -> Co r ()
fork p = callCC (\k -> do
  enqueue (k ())
  p
  dequeue)

enqueue :: Co r () -> Co r ()
enqueue t = modify (++ [Thread t])

dequeue :: Co r ()
dequeue = do
  queue <- get
  case queue of
    [] -> return ()
    Thread t : rest -> put rest >> t

runAll :: Co () () -> IO ()
runAll p = evalStateT (runContT (p >> drain) return) []
  where drain = do { q <- get; unless (null q) (yield >> drain) }

worker :: String -> Int -> Co r ()
worker name n = forM_ [1 .. n] (\i -> do
  liftIO (putStrLn (name ++ " " ++ show i))
  yield)

main :: IO ()
main = do
  runAll (fork (worker "a" 3) >> fork (worker "b" 2) >> worker "c" 1)
  let pick = callCC (\out -> forM_ [1 ..] (\n -> when (n * n > 50) (out n)) >> return 0) :: Cont r Int
  print (runCont pick id, runCont (mapM (\x -> cont (\k -> k x ++ k (x * 10))) [1, 2]) (\xs -> [sum xs]))
