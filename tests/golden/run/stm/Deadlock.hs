-- Nobody can ever write what is waited for.
module Main where

import Control.Concurrent.STM
import Control.Exception

main :: IO ()
main = do
  r <- try (atomically retry) :: IO (Either BlockedIndefinitelyOnSTM ())
  print r
  v <- newTVarIO False
  s <- try (atomically (readTVar v >>= check))
  print (s :: Either BlockedIndefinitelyOnSTM ())
