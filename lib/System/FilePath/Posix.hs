-- | Paths of Unix as text: nothing here asks a file system. Names and meanings are those of the package filepath 1.4.
module System.FilePath.Posix
  ( -- * Separators
    FilePath, pathSeparator, pathSeparators, isPathSeparator, searchPathSeparator, isSearchPathSeparator
  , extSeparator, isExtSeparator
    -- * The variable PATH
  , splitSearchPath, getSearchPath
    -- * Extensions
  , splitExtension, takeExtension, replaceExtension, (-<.>), dropExtension, addExtension, hasExtension, (<.>)
  , splitExtensions, dropExtensions, takeExtensions, replaceExtensions, isExtensionOf, stripExtension
    -- * Names and folders
  , splitFileName, takeFileName, replaceFileName, dropFileName, takeBaseName, replaceBaseName
  , takeDirectory, replaceDirectory, combine, (</>), splitPath, joinPath, splitDirectories
    -- * Where a path begins
  , splitDrive, joinDrive, takeDrive, hasDrive, dropDrive, isDrive
    -- * Where it ends
  , hasTrailingPathSeparator, addTrailingPathSeparator, dropTrailingPathSeparator
    -- * Several paths for one thing
  , normalise, equalFilePath, makeRelative, isRelative, isAbsolute, isValid, makeValid
  ) where

import Data.List (dropWhileEnd, intercalate, isSuffixOf, stripPrefix)
import System.Environment (getEnv)

infixr 7 <.>, -<.>
infixr 5 </>

-- Separators ----------------------------------------------------------------------------------------------------------

pathSeparator, searchPathSeparator, extSeparator :: Char
pathSeparator = '/'
searchPathSeparator = ':'
extSeparator = '.'

pathSeparators :: [Char]
pathSeparators = [pathSeparator]

isPathSeparator, isSearchPathSeparator, isExtSeparator :: Char -> Bool
isPathSeparator = (== pathSeparator)
isSearchPathSeparator = (== searchPathSeparator)
isExtSeparator = (== extSeparator)

-- | The folders of a search path; an empty one is the current folder.
splitSearchPath :: String -> [FilePath]
splitSearchPath text = case break isSearchPathSeparator text of
  (folder, rest) -> (if null folder then "." else folder) : concatMap splitSearchPath (behind rest)
  where
    behind [] = []
    behind (_ : rest) = [rest]

getSearchPath :: IO [FilePath]
getSearchPath = splitSearchPath <$> getEnv "PATH"

-- Extensions ----------------------------------------------------------------------------------------------------------

-- | Before the last dot of the name, and from there on.
splitExtension :: FilePath -> (String, String)
splitExtension path = case break isExtSeparator (reverse name) of
  (_, []) -> (path, "")
  (extension, _ : stem) -> (folder ++ reverse stem, extSeparator : reverse extension)
  where (folder, name) = beforeName path

takeExtension :: FilePath -> String
takeExtension = snd . splitExtension

dropExtension :: FilePath -> FilePath
dropExtension = fst . splitExtension

replaceExtension, (-<.>), addExtension, (<.>) :: FilePath -> String -> FilePath
replaceExtension path extension = dropExtension path <.> extension
(-<.>) = replaceExtension
addExtension path "" = path
addExtension path extension = path ++ dotted extension
(<.>) = addExtension

dotted :: String -> String
dotted extension@(c : _) | isExtSeparator c = extension
dotted extension = extSeparator : extension

hasExtension :: FilePath -> Bool
hasExtension = any isExtSeparator . takeFileName

-- | From the first dot of the name on.
splitExtensions :: FilePath -> (FilePath, String)
splitExtensions path = (folder ++ stem, extensions)
  where
    (folder, name) = beforeName path
    (stem, extensions) = break isExtSeparator name

dropExtensions :: FilePath -> FilePath
dropExtensions = fst . splitExtensions

takeExtensions :: FilePath -> String
takeExtensions = snd . splitExtensions

replaceExtensions :: FilePath -> String -> FilePath
replaceExtensions path extensions = dropExtensions path <.> extensions

isExtensionOf :: String -> FilePath -> Bool
isExtensionOf extension path = dotted extension `isSuffixOf` takeExtensions path

-- | The path without an extension that it must have.
stripExtension :: String -> FilePath -> Maybe FilePath
stripExtension "" path = Just path
stripExtension extension path = reverse <$> stripPrefix (reverse (dotted extension)) (reverse path)

-- Names and folders ---------------------------------------------------------------------------------------------------

-- | Up to the last separator, and behind it.
beforeName :: FilePath -> (FilePath, FilePath)
beforeName path = case break isPathSeparator (reverse path) of
  (name, folder) -> (reverse folder, reverse name)

splitFileName :: FilePath -> (String, String)
splitFileName path = case beforeName path of
  ("", name) -> ("./", name)
  parts -> parts

takeFileName, dropFileName, takeDirectory :: FilePath -> FilePath
takeFileName = snd . beforeName
dropFileName = fst . splitFileName
takeDirectory = dropTrailingPathSeparator . dropFileName

takeBaseName :: FilePath -> String
takeBaseName = dropExtension . takeFileName

replaceFileName, replaceBaseName, replaceDirectory :: FilePath -> String -> FilePath
replaceFileName path name = fst (beforeName path) </> name
replaceBaseName path name = fst (beforeName path) `under` (name <.> takeExtension path)
replaceDirectory path folder = folder `under` takeFileName path

-- | The second path as seen from the first: itself where it is absolute.
combine, (</>) :: FilePath -> FilePath -> FilePath
combine folder path = if hasDrive path then path else folder `under` path
(</>) = combine

-- | One behind the other, with a separator where both are something.
under :: FilePath -> FilePath -> FilePath
under folder path
  | null path || hasTrailingPathSeparator folder || null folder = folder ++ path
  | otherwise = folder ++ pathSeparator : path

-- | Its parts, each with the separators behind it.
splitPath :: FilePath -> [FilePath]
splitPath path = filter (not . null) [drive] ++ parts names
  where
    (drive, names) = splitDrive path
    parts "" = []
    parts text = case break isPathSeparator text of
      (name, rest) -> case span isPathSeparator rest of
        (separators, others) -> (name ++ separators) : parts others

splitDirectories :: FilePath -> [FilePath]
splitDirectories = map dropTrailingPathSeparator . splitPath

joinPath :: [FilePath] -> FilePath
joinPath = foldr (</>) ""

-- Where a path begins -------------------------------------------------------------------------------------------------

splitDrive :: FilePath -> (FilePath, FilePath)
splitDrive = span isPathSeparator

joinDrive :: FilePath -> FilePath -> FilePath
joinDrive = under

takeDrive, dropDrive :: FilePath -> FilePath
takeDrive = fst . splitDrive
dropDrive = snd . splitDrive

hasDrive, isDrive :: FilePath -> Bool
hasDrive = not . null . takeDrive
isDrive path = not (null path) && null (dropDrive path)

-- Where it ends -------------------------------------------------------------------------------------------------------

hasTrailingPathSeparator :: FilePath -> Bool
hasTrailingPathSeparator path = not (null path) && isPathSeparator (last path)

addTrailingPathSeparator, dropTrailingPathSeparator :: FilePath -> FilePath
addTrailingPathSeparator path = if hasTrailingPathSeparator path then path else path ++ pathSeparators
dropTrailingPathSeparator path = if isDrive path then path else dropWhileEnd isPathSeparator path

-- Several paths for one thing -----------------------------------------------------------------------------------------

-- | Without parts @.@ and doubled separators; what is a folder by its end still is.
normalise :: FilePath -> FilePath
normalise path = if isFolder names then addTrailingPathSeparator whole else whole
  where
    (drive, names) = splitDrive path
    parts = intercalate pathSeparators (filter (/= ".") (splitDirectories names))
    whole
      | not (null drive) = pathSeparator : parts
      | null parts = "."
      | otherwise = parts
    isFolder text = hasTrailingPathSeparator text || [pathSeparator, '.'] `isSuffixOf` text

equalFilePath :: FilePath -> FilePath -> Bool
equalFilePath a b = same a == same b
  where same = dropTrailingPathSeparator . normalise

-- | The path as seen from a folder; itself when it does not lie below that.
makeRelative :: FilePath -> FilePath -> FilePath
makeRelative root path
  | equalFilePath root path = "."
  | takeDrive root /= takeDrive path = path
  | otherwise = below (dropDrive root) (dropDrive path)
  where
    below folder rest
      | null folder = dropDrive rest
      | equalFilePath name other = below folders others
      | otherwise = path
      where
        (name, folders) = firstName folder
        (other, others) = firstName rest
    firstName text = case break isPathSeparator (dropDrive text) of (name, rest) -> (name, dropDrive rest)

isRelative, isAbsolute, isValid :: FilePath -> Bool
isRelative = not . hasDrive
isAbsolute = hasDrive
isValid path = not (null path) && '\0' `notElem` path

makeValid :: FilePath -> FilePath
makeValid "" = "_"
makeValid path = map (\c -> if c == '\0' then '_' else c) path
