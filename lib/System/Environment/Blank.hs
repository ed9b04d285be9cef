{-# LANGUAGE NoImplicitPrelude #-}
-- | Environment variables that may be empty: `System.Environment` takes an empty value for none.
module System.Environment.Blank (module System.Environment, getEnv, getEnvDefault, setEnv, unsetEnv) where

import Data.Maybe (fromMaybe, isJust)
import GHC.Base
import GHC.IO.Host
import GHC.IO.Variable
import System.Environment (getArgs, getEnvironment, getExecutablePath, getProgName, withArgs, withProgName)
import qualified System.Environment as Environment (lookupEnv)

getEnv :: String -> IO (Maybe String)
getEnv = Environment.lookupEnv

getEnvDefault :: String -> String -> IO String
getEnvDefault name def = fmap (fromMaybe def) (getEnv name)

-- | The last argument says whether to change a variable that there is.
setEnv :: String -> String -> Bool -> IO ()
setEnv name value overwrite = setVariable set name value
  where
    set key text = do
      known <- getEnv key
      case isJust known && not overwrite of
        True -> return ()
        False -> hostSetEnv key text

unsetEnv :: String -> IO ()
unsetEnv = unsetVariable "unsetenv"
