-- | What runs the program.
module System.Info (os, arch, compilerName, compilerVersion, fullCompilerVersion) where

import Data.Version

os, arch, compilerName :: String
os = "linux"
arch = "wasm32"
compilerName = "vertebra"

compilerVersion, fullCompilerVersion :: Version
compilerVersion = Version [9, 0] []
fullCompilerVersion = Version [9, 0, 2] []
