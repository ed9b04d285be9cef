-- System.Directory: symbolic links, times, and a folder that is not there.
import Control.Monad
import Data.List (sort)
import Data.Time.Clock
import System.Directory
import System.IO.Error

said :: Show a => String -> IO a -> IO ()
said name action = tryIOError action >>= putStrLn . ((name ++ ": ") ++) . either show show

main :: IO ()
main = do
  removePathForcibly "golden-links.tmp"
  createDirectory "golden-links.tmp"
  withCurrentDirectory "golden-links.tmp" (links >> times)
  removePathForcibly "golden-links.tmp"

links :: IO ()
links = do
  writeFile "f" "abc" >> createDirectory "d" >> writeFile "d/g" "x"
  said "link" (createFileLink "f" "l")
  said "link again" (createFileLink "f" "l")
  said "link to a directory" (createDirectoryLink "d" "k")
  said "link to nothing" (createFileLink "nope" "dangling")
  said "targets" (mapM getSymbolicLinkTarget ["l", "k", "dangling"])
  said "target of a file" (getSymbolicLinkTarget "f")
  said "target of nothing" (getSymbolicLinkTarget "nope")
  said "links" (mapM pathIsSymbolicLink ["l", "k", "f", "d"])
  said "link nope" (pathIsSymbolicLink "nope")
  said "paths" (mapM doesPathExist ["l", "k", "dangling"])
  said "files" (mapM doesFileExist ["l", "k", "dangling"])
  said "directories" (mapM doesDirectoryExist ["l", "k", "dangling"])
  said "through" ((,) <$> readFile "l" <*> listDirectory "k")
  said "canonical" (mapM (makeRelativeToCurrentDirectory <=< canonicalizePath) ["l", "k/g", "dangling", "k/../f"])
  said "recursive" (removeDirectoryRecursive "k")
  said "rename link" (renameFile "l" "m" >> getSymbolicLinkTarget "m")
  said "remove links" (removeDirectoryLink "k" >> removeFile "dangling" >> removePathForcibly "m")
  said "left" (sort <$> listDirectory ".")
  said "copy to nowhere" (copyFile "f" "x/y")

times :: IO ()
times = do
  now <- getCurrentTime
  made <- getModificationTime "f"
  print (abs (diffUTCTime now made) < 3600)
  let early = addUTCTime (-100000) now { utctDayTime = 1234.5 }
  setModificationTime "f" early
  setAccessTime "f" (addUTCTime 10 early)
  copyFileWithMetadata "f" "copy"
  changes <- mapM getModificationTime ["f", "copy"]
  access <- getAccessTime "copy"
  print (map (== early) changes, diffUTCTime access early)
  said "no time" (setModificationTime "nope" early)
  said "no copy" (copyFileWithMetadata "nope" "copy")
