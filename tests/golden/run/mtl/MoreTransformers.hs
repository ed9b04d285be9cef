-- AccumT, SelectT, and RWST whose output is passed on.
module Main (main) where

import Control.Monad (forM_, when)
import qualified Control.Monad.Trans.Accum as A
import Control.Monad.Trans.Class (lift)
import qualified Control.Monad.Trans.RWS.CPS as R
import qualified Control.Monad.Trans.Select as S

-- | Each step sees all that was added before.
log' :: A.AccumT [String] IO Int
log' = do
  A.add ["one"]
  n <- A.looks length
  A.add [show n]
  seen <- A.look
  lift (print seen)
  return (n * 10)

steps :: R.RWST Int [String] Int IO Bool
steps = do
  k <- R.ask
  forM_ [1 .. 3 :: Int] $ \i -> do
    R.modify (+ (k * i))
    s <- R.get
    when (s > 10) $ R.tell ["past ten at " ++ show i]
  (_, inner) <- R.listen (R.local (* 2) (R.asks show >>= \t -> R.tell [t]))
  lift (print inner)
  R.censor (map reverse) (R.tell ["abc"])
  R.gets even

-- | The choice that pleases most, position by position.
choose :: [Bool] -> S.Select Int Bool
choose options = S.select (\value -> snd (maximum [(value b, b) | b <- options]))

main :: IO ()
main = do
  A.runAccumT log' ["zero"] >>= print
  print (A.execAccum (A.add "ab" >> A.add "c") "x", A.evalAccum A.look "y")
  R.runRWST steps 3 0 >>= print
  print (R.evalRWS (R.tell "p" >> R.state (\s -> (s, s + 1))) () (5 :: Int), R.execRWS (R.put 'q') () 'z' :: (Char, String))
  let picks = mapM (const (choose [False, True])) [1 .. 4 :: Int]
  print (S.runSelect picks (\bs -> length (filter id bs) * 2 - (if and bs then 5 else 0)))
