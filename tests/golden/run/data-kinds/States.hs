{-# LANGUAGE DataKinds, KindSignatures, GADTs, StandaloneKindSignatures, RankNTypes #-}
-- States of a protocol as types; promoted without a quote; a singleton brings them back.
module Main where

import Data.Kind (Type)

data DoorState = Opened | Closed | Locked
  deriving (Show, Eq)

type Door :: DoorState -> Type
data Door s = MkDoor String

newtype Tagged (s :: DoorState) a = Tagged a deriving (Show)

close :: Door Opened -> Door Closed
close (MkDoor n) = MkDoor (n ++ "c")

lock :: Door 'Closed -> Door 'Locked
lock (MkDoor n) = MkDoor (n ++ "l")

class State (s :: DoorState) where
  state :: Door s -> DoorState

instance State 'Opened where state _ = Opened
instance State 'Closed where state _ = Closed
instance State 'Locked where state _ = Locked

data SState (s :: DoorState) where
  SOpened :: SState 'Opened
  SClosed :: SState 'Closed

data SomeDoor = forall s. State s => SomeDoor (Door s)

secure :: SState s -> Door s -> Door 'Locked
secure SOpened d = lock (close d)
secure SClosed d = lock d

main :: IO ()
main = do
  let d = MkDoor "d" :: Door 'Opened
  print [state' x | x <- [SomeDoor d, SomeDoor (close d), SomeDoor (secure SOpened d)]]
  print (Tagged 1 :: Tagged 'Closed Int)
  where
    state' (SomeDoor x) = state x
