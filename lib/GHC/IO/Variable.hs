{-# LANGUAGE NoImplicitPrelude #-}
-- | Environment variables by their names, which are checked here.
module GHC.IO.Variable (setVariable, unsetVariable) where

import GHC.Base
import GHC.IO.Exception
import GHC.IO.Host
import GHC.List (elem, takeWhile)

-- | Name and value end before the first NUL. What becomes of empty values is up to the caller.
setVariable :: (String -> String -> IO ()) -> String -> String -> IO ()
setVariable set name value = checkName "setEnv" "" key >> set key (takeWhile (/= '\NUL') value)
  where key = takeWhile (/= '\NUL') name

-- | The first argument is who complains.
unsetVariable :: String -> String -> IO ()
unsetVariable who name = checkName who "Invalid argument" name >> hostUnsetEnv name

checkName :: String -> String -> String -> IO ()
checkName what why name
  | name == "" || '=' `elem` name = ioError (IOError Nothing InvalidArgument what why Nothing Nothing)
  | True = return ()
