-- | Maps with ordered keys, lazy in values; Data.Map.Strict is better where values accumulate.
module Data.Map (module Data.Map.Lazy) where

import Data.Map.Lazy
