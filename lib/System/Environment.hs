{-# LANGUAGE NoImplicitPrelude #-}
-- | Arguments, the program's name, environment variables.
module System.Environment
  ( getArgs, getProgName, getExecutablePath, getEnv, lookupEnv, setEnv, unsetEnv, withArgs, withProgName, getEnvironment
  ) where

import Control.Exception.Base (bracket_)
import GHC.Base
import GHC.IO
import GHC.IO.Exception
import GHC.IO.Host
import GHC.IO.Variable
import GHC.IORef
import GHC.List (break)

-- | What `withArgs` and `withProgName` put in place of the host's answers.
arguments :: IORef (Maybe [String])
arguments = unsafePerformIO (newIORef Nothing)
{-# NOINLINE arguments #-}

programName :: IORef (Maybe String)
programName = unsafePerformIO (newIORef Nothing)
{-# NOINLINE programName #-}

getArgs :: IO [String]
getArgs = replaced arguments hostArguments

getProgName :: IO String
getProgName = replaced programName hostProgramName

getExecutablePath :: IO String
getExecutablePath = hostProgramName

replaced :: IORef (Maybe a) -> IO a -> IO a
replaced ref host = do
  other <- readIORef ref
  case other of
    Just a -> return a
    Nothing -> host

withArgs :: [String] -> IO a -> IO a
withArgs args = replacing arguments args

withProgName :: String -> IO a -> IO a
withProgName name = replacing programName name

replacing :: IORef (Maybe a) -> a -> IO b -> IO b
replacing ref a io = do
  before <- readIORef ref
  bracket_ (writeIORef ref (Just a)) (writeIORef ref before) io

getEnvironment :: IO [(String, String)]
getEnvironment = do
  text <- hostEnvironment
  return (entries text)

-- | @NAME=VALUE@, each ended by a NUL.
entries :: String -> [(String, String)]
entries [] = []
entries text = case break (== '\NUL') text of
  (entry, rest) -> case break (== '=') entry of
    (name, value) -> (name, afterOne value) : entries (afterOne rest)

afterOne :: [a] -> [a]
afterOne [] = []
afterOne (_ : rest) = rest

lookupEnv :: String -> IO (Maybe String)
lookupEnv name = do
  env <- getEnvironment
  return (find env)
  where
    find [] = Nothing
    find ((key, value) : rest) = if key == name then Just value else find rest

getEnv :: String -> IO String
getEnv name = do
  found <- lookupEnv name
  case found of
    Just value -> return value
    Nothing -> ioError (IOError Nothing NoSuchThing "getEnv" "no environment variable" Nothing (Just name))

-- | An empty value takes the variable away.
setEnv :: String -> String -> IO ()
setEnv = setVariable set
  where
    set key [] = hostUnsetEnv key
    set key text = hostSetEnv key text

unsetEnv :: String -> IO ()
unsetEnv = unsetVariable "unsetEnv"
