{-# LANGUAGE DerivingStrategies #-}
{-# LANGUAGE FlexibleInstances #-}
{-# LANGUAGE GeneralizedNewtypeDeriving #-}
{-# LANGUAGE MultiParamTypeClasses #-}
{-# LANGUAGE StandaloneDeriving #-}
-- A newtype of a synonym that takes the last parameter: what it contains ends in it once the synonym is put aside.
module Main (main) where

import Control.Monad.Reader
import Control.Monad.State
import Control.Monad.Writer
import Data.Coerce (coerce)

type Stack a = ReaderT Int (WriterT [String] (State [Int])) a

newtype Machine a = Machine {unMachine :: Stack a}
  deriving (Functor, Applicative, Monad, MonadReader Int, MonadWriter [String])

deriving newtype instance MonadState [Int] Machine

type Pair a b = (b, a)

newtype Swapped a b = Swapped (Pair b a)
  deriving (Show, Eq, Ord)

deriving newtype instance Functor (Swapped a)

step :: Machine Int
step = do
  limit <- ask
  xs <- get
  case xs of
    x : y : rest | x < limit -> do
      tell [show x ++ "+" ++ show y]
      put (x + y : rest)
      step
    x : _ -> return x
    [] -> return 0

main :: IO ()
main = do
  print (runState (runWriterT (runReaderT (unMachine step) 10)) [1 .. 8])
  print (fmap length (Swapped (True, "four")))
  print (coerce (Swapped ('a', 'b')) :: (Char, Char))
