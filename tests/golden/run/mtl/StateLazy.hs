import qualified Control.Monad.State.Lazy as L
import qualified Control.Monad.State.Strict as S
import Control.Exception

-- The lazy state monad takes pairs apart when they are needed, the strict one at each step.
main :: IO ()
main = do
  print (take 5 (L.evalState (mapM (\x -> L.state (\s -> (s + x, s + 1))) [0 ..]) 0))
  print (fst (L.runState (L.get >> undefined >> return 'x') 'a'))
  r <- try (evaluate (fst (S.runState (S.StateT (\_ -> undefined) >> return 'x') 'a')))
  putStrLn (either (\e -> "strict: " ++ takeWhile (/= '\n') (show (e :: ErrorCall))) show r)
  print (fst (S.runState (S.put undefined >> return 'y') 'a'))
  print (L.execState (L.forM_ [1 .. 1000] (\i -> L.modify' (+ i))) 0)
  print (S.execState (S.forM_ [1 .. 1000] (\i -> S.modify' (+ i))) 0)
  print (take 4 (L.evalState (L.mfix (\xs -> L.state (\s -> (s : map (* 2) xs, s + 1)))) 1))
