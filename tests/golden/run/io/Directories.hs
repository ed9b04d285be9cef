-- System.Directory: directories and files made, listed, renamed, copied, removed; what each says when it fails.
import Control.Exception
import Control.Monad
import Data.List (sort)
import System.Directory
import System.FilePath
import System.IO.Error

said :: Show a => String -> IO a -> IO ()
said name action = do
  result <- try action
  putStrLn (name ++ ": " ++ case result of
    Left e -> show e ++ " | " ++ ioeGetLocation e ++ " | " ++ show (ioeGetFileName e)
    Right a -> show a)

main :: IO ()
main = do
  removePathForcibly "golden-folder.tmp"
  createDirectory "golden-folder.tmp"
  withCurrentDirectory "golden-folder.tmp" inside
  removeDirectoryRecursive "golden-folder.tmp"
  said "left" (doesPathExist "golden-folder.tmp")

inside :: IO ()
inside = do
  writeFile "f" "abc" >> createDirectory "d" >> writeFile "d/g" "x"
  said "list nope" (listDirectory "nope")
  said "list f" (listDirectory "f")
  said "create d" (createDirectory "d")
  said "create x/y" (createDirectory "x/y")
  said "create f/y" (createDirectory "f/y")
  said "create nothing" (createDirectory "")
  said "if missing, x/y" (createDirectoryIfMissing False "x/y")
  said "if missing, f" (createDirectoryIfMissing False "f")
  said "if missing, f/y" (createDirectoryIfMissing True "f/y")
  replicateM_ 2 (said "if missing, d/e/f" (createDirectoryIfMissing True "d/e/f"))
  said "remove directory nope" (removeDirectory "nope")
  said "remove directory f" (removeDirectory "f")
  said "remove directory d" (removeDirectory "d")
  said "recursive nope" (removeDirectoryRecursive "nope")
  said "recursive f" (removeDirectoryRecursive "f")
  said "remove nope" (removeFile "nope")
  said "remove d" (removeFile "d")
  said "rename nope" (renameFile "nope" "n2")
  said "rename d" (renameFile "d" "n2")
  said "rename f d" (renameFile "f" "d")
  said "rename directory f" (renameDirectory "f" "n2")
  said "rename directory nope" (renameDirectory "nope" "n2")
  said "rename path nope" (renamePath "nope" "n2")
  said "rename path f d" (renamePath "f" "d")
  said "rename path d f" (renamePath "d" "f")
  said "copy nope" (copyFile "nope" "n2")
  said "copy d" (copyFile "d" "n2")
  said "copy f d" (copyFile "f" "d")
  said "size nope" (getFileSize "nope")
  said "permissions nope" (getPermissions "nope")
  said "permissions" (mapM getPermissions ["f", "d"])
  said "set permissions nope" (setPermissions "nope" emptyPermissions)
  said "time nope" (getModificationTime "nope")
  said "times nope" (getAccessTime "nope")
  said "go nope" (setCurrentDirectory "nope")
  said "go f" (setCurrentDirectory "f")
  said "canonical" (mapM (makeRelativeToCurrentDirectory <=< canonicalizePath) ["", ".", "d/../d/./e/", "nope/../x", "d/nope/"])
  said "absolute" (mapM (makeRelativeToCurrentDirectory <=< makeAbsolute) ["", "a/./b/../c/", "..", "/x/../y"])
  said "paths" (mapM doesPathExist ["f", "d", "nope", "", "d/"])
  said "files" (mapM doesFileExist ["f", "d", "nope", "", "f/x"])
  said "directories" (mapM doesDirectoryExist ["f", "d", "nope", "", "d/e/.."])
  said "find" (findFile ["nope", ".", "d"] "g")
  said "find all" (findFiles [".", "d", "d/"] "g")
  said "find large" (findFilesWith (fmap (> 1) . getFileSize) [".", "d"] "f")
  said "find no program" (findExecutable "no-such-program")
  copyFile "f" "d/copy" >> appendFile "d/copy" "def"
  said "copied" (mapM readFile ["f", "d/copy"])
  said "sizes" (mapM getFileSize ["f", "d/copy"])
  renameFile "d/copy" "f" >> readFile "f" >>= putStrLn
  renameDirectory "d/e" "e" >> renamePath "f" "e/f/h"
  said "contents" (mapM (fmap sort . getDirectoryContents) [".", "d", "e", "e/f"])
  setPermissions "e/f/h" (setOwnerExecutable True (setOwnerWritable True (setOwnerReadable True emptyPermissions)))
  p <- getPermissions "e/f/h"
  print (p, p == emptyPermissions, (read (show p) :: Permissions) == p, executable p { executable = False })
  said "find program" (findExecutablesInDirectories ["d", "e/f"] "h")
  print [minBound .. maxBound :: XdgDirectory]
  print (takeFileName <$> ["e/f/h"], exeExtension, XdgDataDirs)
  removePathForcibly "e" >> removePathForcibly "e"
  said "names" (sort <$> listDirectory ".")
