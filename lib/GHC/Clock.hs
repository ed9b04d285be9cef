-- | A clock that is never set back, in nanoseconds and in seconds.
module GHC.Clock (getMonotonicTime, getMonotonicTimeNSec) where

import Data.Word (Word64)
import GHC.IO.Host (hostWallClock)

getMonotonicTime :: IO Double
getMonotonicTime = (/ 1000) <$> hostWallClock

getMonotonicTimeNSec :: IO Word64
getMonotonicTimeNSec = (\ms -> round (ms * 1000000)) <$> hostWallClock
