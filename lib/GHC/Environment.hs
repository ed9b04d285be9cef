-- | The arguments of the program.
module GHC.Environment (getFullArgs) where

import System.Environment (getArgs)

getFullArgs :: IO [String]
getFullArgs = getArgs
