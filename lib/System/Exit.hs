{-# LANGUAGE NoImplicitPrelude #-}
-- | Ending the program.
module System.Exit (ExitCode(..), exitWith, exitFailure, exitSuccess, die) where

import GHC.Base
import GHC.IO
import GHC.IO.Exception
import GHC.IO.Handle.FD (stderr)
import GHC.IO.Handle.Text (hPutStrLn)

-- | Throws the code; main's thread ends the program with it. A failure's code is not 0.
exitWith :: ExitCode -> IO a
exitWith ExitSuccess = throwIO ExitSuccess
exitWith code@(ExitFailure n)
  | n /= 0 = throwIO code
  | True = ioError (IOError Nothing InvalidArgument "exitWith" "ExitFailure 0" Nothing Nothing)

exitFailure :: IO a
exitFailure = exitWith (ExitFailure 1)

exitSuccess :: IO a
exitSuccess = exitWith ExitSuccess

-- | A message on stderr, then failure.
die :: String -> IO a
die message = hPutStrLn stderr message >> exitFailure
