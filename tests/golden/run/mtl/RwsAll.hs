import Control.Monad.RWS

-- Environment: limit; output: what was visited; state: numbers still allowed.
walk :: Int -> RWS Int [String] Int Int
walk n = do
  limit <- ask
  left <- get
  if n >= limit || left == 0
    then return n
    else do
      tell [show n]
      modify (subtract 1)
      m <- walk (n * 2)
      tell ["back at " ++ show n]
      return (m + 1)

generic :: MonadRWS Int [Int] Int m => m Int
generic = do
  a <- asks (+ 1)
  b <- state (\s -> (s, s * 2))
  tell [a, b]
  local (+ 100) (asks (+ b))

main :: IO ()
main = do
  print (runRWS (walk 1) 20 3)
  print (evalRWS (walk 1) 5 10)
  print (execRWS (walk 1) 5 10)
  runRWST (generic >>= lift . print) 1 2 >>= print
  print (runRWS (censor (map negate) generic) 1 2)
  print (runRWS (listen generic) 1 2)
  print (runRWS (withRWS (\r s -> (r + s, s)) ask >>= \x -> tell [x]) 1 2)
  print (runRWS (rws (\r s -> (r, s + 1, "w")) >>= put) 5 6)
