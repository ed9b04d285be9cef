{-# LANGUAGE NoImplicitPrelude #-}
-- | Failed operations: what kinds there are, and what they know.
module System.IO.Error
  ( IOError, userError, mkIOError, annotateIOError
  , isAlreadyExistsError, isDoesNotExistError, isAlreadyInUseError, isFullError, isEOFError, isIllegalOperation
  , isPermissionError, isUserError, isResourceVanishedError
  , ioeGetErrorType, ioeGetLocation, ioeGetErrorString, ioeGetHandle, ioeGetFileName
  , ioeSetErrorType, ioeSetErrorString, ioeSetLocation, ioeSetHandle, ioeSetFileName
  , IOErrorType
  , alreadyExistsErrorType, doesNotExistErrorType, alreadyInUseErrorType, fullErrorType, eofErrorType
  , illegalOperationErrorType, permissionErrorType, userErrorType, resourceVanishedErrorType
  , isAlreadyExistsErrorType, isDoesNotExistErrorType, isAlreadyInUseErrorType, isFullErrorType, isEOFErrorType
  , isIllegalOperationErrorType, isPermissionErrorType, isUserErrorType, isResourceVanishedErrorType
  , ioError, catchIOError, tryIOError, modifyIOError
  ) where

import Control.Exception.Base
import Data.Either
import GHC.Base
import GHC.IO.Exception
import GHC.IO.Handle.Types
import GHC.Show

-- | Kind, operation, handle, file.
mkIOError :: IOErrorType -> String -> Maybe Handle -> Maybe String -> IOError
mkIOError kind location handle file = IOError
  { ioe_type = kind
  , ioe_location = location
  , ioe_description = ""
  , ioe_errno = Nothing
  , ioe_handle = handle
  , ioe_filename = file
  }

-- | Adds what is not known yet, and an operation.
annotateIOError :: IOError -> String -> Maybe Handle -> Maybe String -> IOError
annotateIOError e location handle file = e
  { ioe_handle = orElse handle (ioe_handle e)
  , ioe_location = location
  , ioe_filename = orElse file (ioe_filename e)
  }
  where
    orElse Nothing other = other
    orElse just _ = just

isAlreadyExistsError, isDoesNotExistError, isAlreadyInUseError, isFullError, isEOFError, isIllegalOperation
  , isPermissionError, isUserError, isResourceVanishedError :: IOError -> Bool
isAlreadyExistsError e = isAlreadyExistsErrorType (ioe_type e)
isDoesNotExistError e = isDoesNotExistErrorType (ioe_type e)
isAlreadyInUseError e = isAlreadyInUseErrorType (ioe_type e)
isFullError e = isFullErrorType (ioe_type e)
isEOFError e = isEOFErrorType (ioe_type e)
isIllegalOperation e = isIllegalOperationErrorType (ioe_type e)
isPermissionError e = isPermissionErrorType (ioe_type e)
isUserError e = isUserErrorType (ioe_type e)
isResourceVanishedError e = isResourceVanishedErrorType (ioe_type e)

alreadyExistsErrorType, doesNotExistErrorType, alreadyInUseErrorType, fullErrorType, eofErrorType
  , illegalOperationErrorType, permissionErrorType, userErrorType, resourceVanishedErrorType :: IOErrorType
alreadyExistsErrorType = AlreadyExists
doesNotExistErrorType = NoSuchThing
alreadyInUseErrorType = ResourceBusy
fullErrorType = ResourceExhausted
eofErrorType = EOF
illegalOperationErrorType = IllegalOperation
permissionErrorType = PermissionDenied
userErrorType = UserError
resourceVanishedErrorType = ResourceVanished

isAlreadyExistsErrorType, isDoesNotExistErrorType, isAlreadyInUseErrorType, isFullErrorType, isEOFErrorType
  , isIllegalOperationErrorType, isPermissionErrorType, isUserErrorType, isResourceVanishedErrorType
  :: IOErrorType -> Bool
isAlreadyExistsErrorType t = t == AlreadyExists
isDoesNotExistErrorType t = t == NoSuchThing
isAlreadyInUseErrorType t = t == ResourceBusy
isFullErrorType t = t == ResourceExhausted
isEOFErrorType t = t == EOF
isIllegalOperationErrorType t = t == IllegalOperation
isPermissionErrorType t = t == PermissionDenied
isUserErrorType t = t == UserError
isResourceVanishedErrorType t = t == ResourceVanished

ioeGetErrorType :: IOError -> IOErrorType
ioeGetErrorType = ioe_type

-- | The description of a user error, else the kind.
ioeGetErrorString :: IOError -> String
ioeGetErrorString e
  | isUserErrorType (ioe_type e) = ioe_description e
  | True = show (ioe_type e)

ioeGetLocation :: IOError -> String
ioeGetLocation = ioe_location

ioeGetHandle :: IOError -> Maybe Handle
ioeGetHandle = ioe_handle

ioeGetFileName :: IOError -> Maybe String
ioeGetFileName = ioe_filename

ioeSetErrorType :: IOError -> IOErrorType -> IOError
ioeSetErrorType e kind = e { ioe_type = kind }

ioeSetErrorString, ioeSetLocation, ioeSetFileName :: IOError -> String -> IOError
ioeSetErrorString e text = e { ioe_description = text }
ioeSetLocation e text = e { ioe_location = text }
ioeSetFileName e file = e { ioe_filename = Just file }

ioeSetHandle :: IOError -> Handle -> IOError
ioeSetHandle e handle = e { ioe_handle = Just handle }

-- | Throws the changed error in place of one the action throws.
modifyIOError :: (IOError -> IOError) -> IO a -> IO a
modifyIOError f io = catch io (\e -> ioError (f e))

tryIOError :: IO a -> IO (Either IOError a)
tryIOError = try

catchIOError :: IO a -> (IOError -> IO a) -> IO a
catchIOError = catch
