-- System times as seconds since 1970.
module Main where

import Data.Time.Clock.POSIX
import Data.Time.Clock.System

main :: IO ()
main = do
  print (systemToPOSIXTime (MkSystemTime 1500000000 250000000))
  print (systemToPOSIXTime (MkSystemTime (-1) 1))
