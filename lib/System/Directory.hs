-- | Directories and files by their paths, as the package directory 1.3.6 has them.
--
-- A host that keeps files without directories (host/io/file-system.ts) answers only what exists; the rest fails as unsupported.
module System.Directory
  ( -- * Directories
    createDirectory, createDirectoryIfMissing, removeDirectory, removeDirectoryRecursive, removePathForcibly
  , renameDirectory, listDirectory, getDirectoryContents
  , getCurrentDirectory, setCurrentDirectory, withCurrentDirectory
    -- * Places of their own
  , getHomeDirectory, XdgDirectory(..), getXdgDirectory, XdgDirectoryList(..), getXdgDirectoryList
  , getAppUserDataDirectory, getUserDocumentsDirectory, getTemporaryDirectory
    -- * Files
  , removeFile, renameFile, renamePath, copyFile, copyFileWithMetadata, getFileSize
  , canonicalizePath, makeAbsolute, makeRelativeToCurrentDirectory
  , doesPathExist, doesFileExist, doesDirectoryExist
    -- * Searching
  , findExecutable, findExecutables, findExecutablesInDirectories, findFile, findFiles, findFileWith, findFilesWith
  , exeExtension
    -- * Symbolic links
  , createFileLink, createDirectoryLink, removeDirectoryLink, pathIsSymbolicLink, isSymbolicLink, getSymbolicLinkTarget
    -- * Permissions
  , Permissions, emptyPermissions, readable, writable, executable, searchable
  , setOwnerReadable, setOwnerWritable, setOwnerExecutable, setOwnerSearchable
  , getPermissions, setPermissions, copyPermissions
    -- * Times
  , getAccessTime, getModificationTime, setAccessTime, setModificationTime
  ) where

import Control.Exception (bracket, finally, onException)
import Control.Monad (filterM, unless, when)
import Data.Bits (complement, testBit, (.&.), (.|.))
import qualified Data.ByteString as B
import Data.Fixed (Fixed(..))
import Data.List (inits)
import Data.Maybe (fromMaybe, listToMaybe)
import Data.Time.Clock (UTCTime, nominalDiffTimeToSeconds, secondsToNominalDiffTime)
import Data.Time.Clock.POSIX (posixSecondsToUTCTime, utcTimeToPOSIXSeconds)
import GHC.IO.Exception (IOErrorType(InappropriateType), IOException(..))
import GHC.IO.Host (hostPathKind, hostRemove, hostRename)
import GHC.IO.Handle.Internals (checked)
import System.Directory.Host
import System.Environment (getEnv, lookupEnv)
import System.FilePath
import System.IO (Handle, IOMode(..), hClose, openBinaryTempFile, withBinaryFile)
import System.IO.Error

-- Errors --------------------------------------------------------------------------------------------------------------

-- | Errors of the action say that they came up in an operation.
inside :: String -> IO a -> IO a
inside operation = modifyIOError add
  where
    add e = ioeSetLocation e (if null (ioeGetLocation e) then operation else operation ++ ":" ++ ioeGetLocation e)

-- | The same, and for which path if that is not known.
on :: String -> FilePath -> IO a -> IO a
on operation path action = inside operation (modifyIOError named action)
  where
    named e = e { ioe_filename = Just (fromMaybe path (ioe_filename e)) }

wrongKind :: FilePath -> String -> IO a
wrongKind path why = ioError (IOError Nothing InappropriateType "" why Nothing (Just path))

-- | What stands at a path itself, and at the end of its links.
statusOfLink, statusOf :: FilePath -> IO Status
statusOfLink path = on "getSymbolicLinkStatus" path (hostStatus False path)
statusOf path = on "getFileStatus" path (hostStatus True path)

-- | Whether it is a directory, and no link to one; False where nothing is.
isRealDirectory :: FilePath -> IO Bool
isRealDirectory path = fmap ((== Directory) . kind) (hostStatus False path) `catchIOError` \_ -> return False

-- Directories ---------------------------------------------------------------------------------------------------------

createDirectory :: FilePath -> IO ()
createDirectory path = on "createDirectory" path (hostMakeDirectory path)

createDirectoryIfMissing :: Bool -> FilePath -> IO ()
createDirectoryIfMissing withParents path
  | withParents = make (reverse (drop 1 (scanl1 (</>) ("" : splitDirectories (normalise path)))))
  | otherwise = make [path | not (null path)]
  where
    make [] = return ()
    make (deepest : above) = createDirectory deepest `catchIOError` \e -> case above of
      _ : _ | isDoesNotExistError e -> make above >> make [deepest]
      _ | isAlreadyExistsError e || isPermissionError e -> do
            isThere <- doesDirectoryExist deepest
            unless isThere (ioError e)
        | otherwise -> ioError e

removeDirectory :: FilePath -> IO ()
removeDirectory path = on "removeDirectory" path (hostRemoveDirectory path)

removeDirectoryRecursive :: FilePath -> IO ()
removeDirectoryRecursive path = inside "removeDirectoryRecursive" (do
  status <- statusOfLink path
  if kind status == Directory then removeTree path else wrongKind path "not a directory")

removeTree :: FilePath -> IO ()
removeTree path = do
  isDirectory <- isRealDirectory path
  if isDirectory
    then listDirectory path >>= mapM_ (removeTree . (path </>)) >> removeDirectory path
    else removeFile path

-- | Goes on with what can be removed, and throws the first error at the end.
removePathForcibly :: FilePath -> IO ()
removePathForcibly path = inside "removePathForcibly" (go path)
  where
    go place = do
      isDirectory <- isRealDirectory place
      if isDirectory then tree place else removeFile place `catchIOError` unlessMissing
    tree place = do
      _ <- tryIOError (hostSetMode place 0o700)
      names <- listDirectory place
      foldr finally (removeDirectory place) (map (go . (place </>)) names)
    unlessMissing e = unless (isDoesNotExistError e) (ioError e)

listDirectory :: FilePath -> IO [FilePath]
listDirectory path = inside "getDirectoryContents" (on "openDirStream" path (hostList path))

getDirectoryContents :: FilePath -> IO [FilePath]
getDirectoryContents path = fmap (\names -> "." : ".." : names) (listDirectory path)

getCurrentDirectory :: IO FilePath
getCurrentDirectory = inside "getCurrentDirectory" hostCurrentDirectory

setCurrentDirectory :: FilePath -> IO ()
setCurrentDirectory path = on "changeWorkingDirectory" path (hostSetCurrentDirectory path)

withCurrentDirectory :: FilePath -> IO a -> IO a
withCurrentDirectory path action =
  bracket getCurrentDirectory setCurrentDirectory (\_ -> setCurrentDirectory path >> action)

-- Places of their own -------------------------------------------------------------------------------------------------

getHomeDirectory, getUserDocumentsDirectory, getTemporaryDirectory :: IO FilePath
getHomeDirectory = inside "getHomeDirectory" (getEnv "HOME")
getUserDocumentsDirectory = inside "getUserDocumentsDirectory" getHomeDirectory
getTemporaryDirectory = fmap (fromMaybe "/tmp") (lookupEnv "TMPDIR")

getAppUserDataDirectory :: FilePath -> IO FilePath
getAppUserDataDirectory name = inside "getAppUserDataDirectory" (fmap (</> ('.' : name)) getHomeDirectory)

data XdgDirectory = XdgData | XdgConfig | XdgCache
  deriving (Bounded, Enum, Eq, Ord, Read, Show)

-- | Where a user's files of a kind belong, by the XDG base directory specification; relative settings do not count.
getXdgDirectory :: XdgDirectory -> FilePath -> IO FilePath
getXdgDirectory which suffix = inside "getXdgDirectory" (do
  set <- lookupEnv variable
  base <- case set of
    Just path | isAbsolute path -> return path
    _ -> fmap (</> usual) getHomeDirectory
  return (normalise (base </> suffix)))
  where
    (variable, usual) = case which of
      XdgData -> ("XDG_DATA_HOME", ".local/share")
      XdgConfig -> ("XDG_CONFIG_HOME", ".config")
      XdgCache -> ("XDG_CACHE_HOME", ".cache")

data XdgDirectoryList = XdgDataDirs | XdgConfigDirs
  deriving (Bounded, Enum, Eq, Ord, Read, Show)

getXdgDirectoryList :: XdgDirectoryList -> IO [FilePath]
getXdgDirectoryList which = do
  set <- lookupEnv variable
  return (case set of
    Just paths | not (null paths) -> splitSearchPath paths
    _ -> usual)
  where
    (variable, usual) = case which of
      XdgDataDirs -> ("XDG_DATA_DIRS", ["/usr/local/share/", "/usr/share/"])
      XdgConfigDirs -> ("XDG_CONFIG_DIRS", ["/etc/xdg"])

-- Files ---------------------------------------------------------------------------------------------------------------

removeFile :: FilePath -> IO ()
removeFile path = on "removeLink" path (hostRemove path >>= \n -> () <$ checked n)

renamePath :: FilePath -> FilePath -> IO ()
renamePath from to = inside "renamePath" (on "rename" from (hostRename from to >>= \n -> () <$ checked n))

renameFile :: FilePath -> FilePath -> IO ()
renameFile from to = inside "renameFile" (do
  noDirectory from
  renamePath from to `catchIOError` \e -> noDirectory to >> ioError e)
  where
    noDirectory path = isRealDirectory path >>= \is -> when is (wrongKind path "is a directory")

renameDirectory :: FilePath -> FilePath -> IO ()
renameDirectory from to = inside "renameDirectory" (do
  status <- inside "pathIsDirectory" (statusOf from)
  unless (kind status == Directory) (inside "renameDirectory" (wrongKind from "not a directory"))
  renamePath from to)

-- | Others see the old file or the whole new one, never a part of it.
copyFile :: FilePath -> FilePath -> IO ()
copyFile from to = inside "copyFile" (replaceBy (copyPermissions from) from to)

copyFileWithMetadata :: FilePath -> FilePath -> IO ()
copyFileWithMetadata from to = inside "copyFileWithMetadata" (do
  status <- statusOf from
  replaceBy (\copy -> hostSetMode copy (mode status) >> hostSetTimes copy (accessed status) (modified status)) from to)

-- | Copies into a file beside the target, which then takes its place; errors of the finish do not count.
replaceBy :: (FilePath -> IO ()) -> FilePath -> FilePath -> IO ()
replaceBy finish from to = inside "atomicCopyFileContents" (inside "withReplacementFile" (do
  (copy, handle) <- openBinaryTempFile (takeDirectory to) ".copyFile.tmp"
  (do fill handle `finally` hClose handle
      _ <- tryIOError (finish copy)
      renameFile copy to) `onException` tryIOError (removeFile copy)))
  where
    fill handle = inside "copyFileToHandle" (inside "openBinaryFile" (bare (withBinaryFile from ReadMode (pour handle))))
    bare = modifyIOError (\e -> ioeSetLocation e "")

pour :: Handle -> Handle -> IO ()
pour target source = do
  chunk <- B.hGetSome source 65536
  unless (B.null chunk) (B.hPut target chunk >> pour target source)

getFileSize :: FilePath -> IO Integer
getFileSize path = inside "getFileSize" (fmap size (statusOf path))

-- | As far as a path exists it is followed through links, also through one to nothing; the rest is appended.
canonicalizePath :: FilePath -> IO FilePath
canonicalizePath path = on "canonicalizePath" path (do
  current <- getCurrentDirectory
  resolved <- resolve maxLinks (current </> path)
  return (dropTrailingPathSeparator (normalise resolved)))
  where
    resolve :: Int -> FilePath -> IO FilePath
    resolve links whole = firstReal [(joinPath known, joinPath (drop (length known) parts)) | known <- reverse (drop 1 (inits parts))]
      where
        parts = splitDirectories whole
        firstReal [] = return whole
        firstReal ((known, rest) : shorter) =
          fmap (</> rest) (hostRealPath known) `catchIOError` \_ -> do
            target <- tryIOError (hostLinkTarget known)
            case target of
              Right to | links > 0 -> resolve (links - 1) (takeDirectory known </> to </> rest)
              _ -> firstReal shorter

-- | As many as Linux follows.
maxLinks :: Int
maxLinks = 40

makeAbsolute :: FilePath -> IO FilePath
makeAbsolute path = inside "makeAbsolute" (fmap whole getCurrentDirectory)
  where
    whole current = likePath (normalise (current </> path))
    likePath made
      | hasTrailingPathSeparator path = addTrailingPathSeparator made
      | isDrive made = made
      | otherwise = dropTrailingPathSeparator made

makeRelativeToCurrentDirectory :: FilePath -> IO FilePath
makeRelativeToCurrentDirectory path = fmap (`makeRelative` path) getCurrentDirectory

doesPathExist, doesFileExist, doesDirectoryExist :: FilePath -> IO Bool
doesPathExist path = fmap (> 0) (pathKind path)
doesFileExist path = fmap (== 1) (pathKind path)
doesDirectoryExist path = fmap (== 2) (pathKind path)

-- | 0 nothing, 1 a file, 2 a directory; nothing is where nobody may look.
pathKind :: FilePath -> IO Int
pathKind path = (hostPathKind path >>= checked) `catchIOError` \_ -> return 0

-- Searching -----------------------------------------------------------------------------------------------------------

findExecutable :: String -> IO (Maybe FilePath)
findExecutable name = fmap listToMaybe (findExecutables name)

findExecutables :: String -> IO [FilePath]
findExecutables name = do
  path <- fmap (maybe [] splitSearchPath) (lookupEnv "PATH")
  findExecutablesInDirectories path name

findExecutablesInDirectories :: [FilePath] -> String -> IO [FilePath]
findExecutablesInDirectories folders name = findFilesWith (fmap executable . getPermissions) folders (name <.> exeExtension)

findFile :: [FilePath] -> String -> IO (Maybe FilePath)
findFile = findFileWith (\_ -> return True)

findFiles :: [FilePath] -> String -> IO [FilePath]
findFiles = findFilesWith (\_ -> return True)

findFileWith :: (FilePath -> IO Bool) -> [FilePath] -> String -> IO (Maybe FilePath)
findFileWith isWanted folders name = go (candidates folders name)
  where
    go [] = return Nothing
    go (path : paths) = isFile isWanted path >>= \found -> if found then return (Just path) else go paths

findFilesWith :: (FilePath -> IO Bool) -> [FilePath] -> String -> IO [FilePath]
findFilesWith isWanted folders name = filterM (isFile isWanted) (candidates folders name)

candidates :: [FilePath] -> String -> [FilePath]
candidates folders name
  | isAbsolute name = [name]
  | otherwise = map (</> name) folders

isFile :: (FilePath -> IO Bool) -> FilePath -> IO Bool
isFile isWanted path = doesFileExist path >>= \found -> if found then isWanted path else return False

exeExtension :: String
exeExtension = ""

-- Symbolic links ------------------------------------------------------------------------------------------------------

-- | Where it leads to, and the link.
createFileLink, createDirectoryLink :: FilePath -> FilePath -> IO ()
createFileLink target link = inside "createFileLink" (on "createSymbolicLink" link (hostMakeLink link target))
createDirectoryLink target link = inside "createDirectoryLink" (on "createSymbolicLink" link (hostMakeLink link target))

removeDirectoryLink :: FilePath -> IO ()
removeDirectoryLink path = inside "removeDirectoryLink" (removeFile path)

pathIsSymbolicLink, isSymbolicLink :: FilePath -> IO Bool
pathIsSymbolicLink path = inside "pathIsSymbolicLink" (fmap ((== Link) . kind) (statusOfLink path))
isSymbolicLink = pathIsSymbolicLink
{-# DEPRECATED isSymbolicLink "Use 'pathIsSymbolicLink' instead" #-}

getSymbolicLinkTarget :: FilePath -> IO FilePath
getSymbolicLinkTarget path = inside "getSymbolicLinkTarget" (on "readSymbolicLink" path (hostLinkTarget path))

-- Permissions ---------------------------------------------------------------------------------------------------------

data Permissions = Permissions
  { readable :: Bool
  , writable :: Bool
  , executable :: Bool
  , searchable :: Bool
  }
  deriving (Eq, Ord, Read, Show)

emptyPermissions :: Permissions
emptyPermissions = Permissions False False False False

setOwnerReadable, setOwnerWritable, setOwnerExecutable, setOwnerSearchable :: Bool -> Permissions -> Permissions
setOwnerReadable b p = p { readable = b }
setOwnerWritable b p = p { writable = b }
setOwnerExecutable b p = p { executable = b }
setOwnerSearchable b p = p { searchable = b }

getPermissions :: FilePath -> IO Permissions
getPermissions path = inside "getPermissions" (do
  isDirectory <- fmap ((== Directory) . kind) (statusOf path)
  rights <- on "fileAccess" path (hostAccess path)
  let may bit = testBit rights bit
  return (Permissions (may 2) (may 1) (may 0 && not isDirectory) (may 0 && isDirectory)))

-- | Those of the owner.
setPermissions :: FilePath -> Permissions -> IO ()
setPermissions path (Permissions r w x s) = inside "setPermissions" (do
  old <- fmap mode (statusOf path)
  let bit is b bits = if is then bits .|. b else bits .&. complement b
  on "setFileMode" path (hostSetMode path (bit (x || s) 0o100 (bit w 0o200 (bit r 0o400 old)))))

copyPermissions :: FilePath -> FilePath -> IO ()
copyPermissions from to = inside "copyPermissions" (do
  status <- statusOf from
  on "setFileMode" to (hostSetMode to (mode status)))

-- Times ---------------------------------------------------------------------------------------------------------------

getAccessTime, getModificationTime :: FilePath -> IO UTCTime
getAccessTime path = inside "getAccessTime" (fmap (utcOf . accessed) (statusOf path))
getModificationTime path = inside "getModificationTime" (fmap (utcOf . modified) (statusOf path))

setAccessTime, setModificationTime :: FilePath -> UTCTime -> IO ()
setAccessTime path time = inside "setAccessTime" (setTimes path (\s -> (nanoseconds time, modified s)))
setModificationTime path time = inside "setModificationTime" (setTimes path (\s -> (accessed s, nanoseconds time)))

setTimes :: FilePath -> (Status -> (Integer, Integer)) -> IO ()
setTimes path choose = on "setFileTimes" path (hostStatus True path >>= uncurry (hostSetTimes path) . choose)

utcOf :: Integer -> UTCTime
utcOf time = posixSecondsToUTCTime (secondsToNominalDiffTime (MkFixed (time * 1000)))

nanoseconds :: UTCTime -> Integer
nanoseconds time = case nominalDiffTimeToSeconds (utcTimeToPOSIXSeconds time) of MkFixed picoseconds -> picoseconds `div` 1000
