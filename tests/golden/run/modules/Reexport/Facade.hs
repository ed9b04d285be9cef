module Facade (module Facade, module Data.List, module M, Named (name), Point (..), origin, Id (Id, runId)) where

import Base
import Data.List (sortOn)
import qualified Data.Maybe
import Data.Maybe as M (isJust)

shout :: String -> String
shout = map succ
