-- | Paths of the system, which are those of Unix.
module System.FilePath (module System.FilePath.Posix) where

import System.FilePath.Posix
