module Main where

import Control.Monad
import Control.Monad.Cont
import Control.Monad.State
import Data.IORef

safeDiv :: Int -> Int -> Cont r (Either String Int)
safeDiv x y = callCC $ \exit -> do
  when (y == 0) $ void (exit (Left "divide by zero"))
  return (Right (x `div` y))

findFirst :: (a -> Bool) -> [a] -> Maybe a
findFirst p xs = flip runCont id $ callCC $ \found -> do
  forM_ xs $ \x -> when (p x) (found (Just x))
  return Nothing

-- backtracking with a stack of continuations in state
type Search r = ContT r (State [State [(Int, Int)] ()])

labels :: ContT () IO ()
labels = do
  counter <- lift (newIORef (0 :: Int))
  again <- callCC (\k -> let loop = k loop in return loop)
  n <- lift (readIORef counter)
  lift (putStrLn ("pass " ++ show n))
  lift (writeIORef counter (n + 1))
  when (n < 3) again
  lift (putStrLn "done")

newtype Gen a = Gen { next :: Maybe (a, Gen a) }

generator :: [a] -> Gen a
generator [] = Gen Nothing
generator (x : xs) = Gen (Just (x, generator xs))

-- coroutines
newtype Co r a = Co { runCo :: ContT r (State ([Co r ()], [String])) a }

fork', yield' :: ()
fork' = ()
yield' = ()

delimited :: Int
delimited = runCont (fmap (+ 1) (cont (\k -> k (k 10)))) (* 2)

interleaved :: [Int]
interleaved = runCont (do { a <- cont (\k -> k 1 ++ k 2); b <- cont (\k -> concatMap k [10, 20, 30]); return (a + b) }) pure

main :: IO ()
main = do
  print (runCont (safeDiv 10 2) id, runCont (safeDiv 1 0) id)
  print (findFirst (> 3) [1 .. 10 :: Int], findFirst even [1, 3 :: Int])
  runContT labels return
  print delimited
  print interleaved
  print (flip runCont id (return 3 >>= \x -> cont (\k -> k x + k (x + 1))))
  r <- flip runContT return (callCC (\k -> do { lift (putStrLn "before"); _ <- k 5; lift (putStrLn "never"); return 6 }))
  print (r :: Int)
  print (runState (runContT (do { lift (modify (+ 1)); x <- lift get; callCC (\k -> when (x > 0) (k ())); lift (modify (* 10)) }) return) (4 :: Int))
