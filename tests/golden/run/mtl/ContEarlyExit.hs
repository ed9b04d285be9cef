import Control.Monad.Cont
import Control.Monad.State
import qualified Control.Monad.Trans.Cont as C

productStop :: [Int] -> Cont r Int
productStop xs = callCC (\exit -> foldM (\acc x -> if x == 0 then exit 0 else return (acc * x)) 1 xs)

-- A generator by delimited continuations.
pairs :: [(Int, Char)]
pairs = C.evalCont (C.reset (do
  x <- C.shift (\k -> return (concatMap k [1, 2, 3]))
  y <- C.shift (\k -> return (concatMap k "ab"))
  return [(x, y)]))

main :: IO ()
main = do
  print (runCont (productStop [1, 2, 3, 4]) id)
  print (runCont (productStop [1, 2, 0, undefined]) id)
  print (C.evalCont (return 5))
  print pairs
  r <- C.evalContT (callCC (\k -> do
    forM_ [1 ..] (\i -> do
      lift (putStrLn ("trying " ++ show i))
      when (i * i > 10) (k i))
    return 0))
  print (r :: Int)
  print (runState (C.evalContT (callCC (\k -> put 1 >> k 'a' >> put 2 >> return 'b'))) 0)
  print (runCont (mapCont (* 2) (return 10)) (+ 1))
  print (runCont (withCont (\k s -> k (length s)) (return "four")) (+ 1))
  print (runCont (cont (\k -> k 1 ++ k 2)) (\x -> [x, x * 10]))
