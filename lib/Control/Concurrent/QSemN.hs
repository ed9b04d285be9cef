{-# LANGUAGE NoImplicitPrelude #-}
-- | Semaphores that give out several units at once, to those who wait in their order.
module Control.Concurrent.QSemN (QSemN, newQSemN, waitQSemN, signalQSemN) where

import GHC.Base
import GHC.IO
import GHC.List (reverse)
import GHC.MVar
import GHC.Num

-- | Units there are; who waits, first come first, and the latest in reverse.
data State = State !Int [Waiter] [Waiter]

-- | What it wants, and where it waits.
data Waiter = Waiter !Int (MVar ())

newtype QSemN = QSemN (MVar State)

-- | With that many units; fails when fewer than none.
newQSemN :: Int -> IO QSemN
newQSemN n
  | n < 0 = failIO "newQSemN: Initial quantity must be non-negative"
  | True = fmap QSemN (newMVar (State n [] []))

-- | Waits until there are so many units, and takes them.
waitQSemN :: QSemN -> Int -> IO ()
waitQSemN (QSemN m) want = mask_ (do
  State have front back <- takeMVar m
  case front of
    [] | null back && have >= want -> putMVar m (State (have - want) front back)
    _ -> do
      granted <- newEmptyMVar
      putMVar m (State have front (Waiter want granted : back))
      takeMVar granted `onException` uninterruptibleMask_ (withdraw granted))
  where
    null xs = case xs of { [] -> True; _ -> False }
    -- Whoever stops waiting gives back what was granted meanwhile.
    withdraw granted = do
      State have front back <- takeMVar m
      got <- tryTakeMVar granted
      state <- case got of
        Just () -> grant (State (have + want) front back)
        Nothing -> putMVar granted () >> grant (State have front back)
      putMVar m state

-- | Gives so many units.
signalQSemN :: QSemN -> Int -> IO ()
signalQSemN (QSemN m) n = uninterruptibleMask_ (do
  State have front back <- takeMVar m
  state <- grant (State (have + n) front back)
  putMVar m state)

-- | Serves those who wait, as long as there is enough for the first of them. A full MVar belongs to one who left.
grant :: State -> IO State
grant state@(State _ [] []) = return state
grant (State have [] back) = grant (State have (reverse back) [])
grant state@(State have (Waiter want granted : rest) back) = do
  waits <- isEmptyMVar granted
  if not waits then grant (State have rest back)
    else if have < want then return state
    else do
      putMVar granted ()
      grant (State (have - want) rest back)
