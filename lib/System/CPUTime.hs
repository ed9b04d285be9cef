{-# LANGUAGE NoImplicitPrelude #-}
-- | Processor time.
module System.CPUTime (getCPUTime, cpuTimePrecision) where

import GHC.Base
import GHC.Float ()
import GHC.IO.Host
import GHC.Num
import GHC.Real

-- | Picoseconds the program has used.
getCPUTime :: IO Integer
getCPUTime = do
  ms <- hostCpuTime
  return (truncate (ms * 1000) * 1000000)

-- | The smallest difference, in picoseconds.
cpuTimePrecision :: Integer
cpuTimePrecision = 1000000
