-- Calls that wait for more arguments, as arguments themselves: what they were given is computed once, and evaluating them computes nothing.
import Control.Exception
import Control.Monad
import Data.IORef
import Debug.Trace

add3 :: Int -> Int -> Int -> Int
add3 a b c = a + b * c
{-# NOINLINE add3 #-}

apply :: (Int -> Int) -> [Int] -> [Int]
apply f = map f
{-# NOINLINE apply #-}

bump :: IORef Int -> Int -> IO ()
bump r n = modifyIORef' r (+ n)

twice :: IO () -> IO ()
twice act = act >> act
{-# NOINLINE twice #-}

evaluated :: a -> String
evaluated f = f `seq` "evaluated"
{-# NOINLINE evaluated #-}

main :: IO ()
main = do
  r <- newIORef 0
  twice (bump r 2)
  readIORef r >>= print
  print (apply (add3 1 (trace "shared" 2)) [1, 2, 3])
  putStrLn (evaluated (add3 undefined undefined))
  putStrLn (evaluated (bump undefined undefined))
  caught <- try (evaluate (length (evaluated (if length "ab" > 1 then error "none" else add3 1 2))))
  print (either (\(ErrorCall text) -> text) show caught)
  forM_ [1 .. 3] (bump r) `catch` \e -> print (e :: ArithException)
  handle (\e -> print (e :: ArithException)) (bump r (1 `div` 0))
  readIORef r >>= print
