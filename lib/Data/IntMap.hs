-- | Maps from Ints, lazy in values; Data.IntMap.Strict is better where values accumulate.
module Data.IntMap (module Data.IntMap.Lazy) where

import Data.IntMap.Lazy
