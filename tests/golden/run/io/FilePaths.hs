-- Every function of System.FilePath on all short paths of a few characters: what each gives, as a sum of its texts, and some in full.
module Main where

import Data.Char (ord)
import Data.List (foldl')
import System.FilePath

paths :: Int -> [FilePath]
paths n = concatMap (\k -> mapM (const "/.a") [1 .. k]) [0 .. n]

digest :: [String] -> Int
digest = foldl' (\h c -> (h * 31 + ord c) `mod` 1000000007) 7 . concatMap (++ "\n")

main :: IO ()
main = do
  one "splitExtension" splitExtension
  one "takeExtension" takeExtension
  one "dropExtension" dropExtension
  one "hasExtension" hasExtension
  one "splitExtensions" splitExtensions
  one "splitFileName" splitFileName
  one "takeFileName" takeFileName
  one "dropFileName" dropFileName
  one "takeBaseName" takeBaseName
  one "takeDirectory" takeDirectory
  one "splitPath" splitPath
  one "splitDirectories" splitDirectories
  one "joinPath" (joinPath . splitPath)
  one "splitDrive" splitDrive
  one "isDrive" isDrive
  one "hasTrailing" hasTrailingPathSeparator
  one "addTrailing" addTrailingPathSeparator
  one "dropTrailing" dropTrailingPathSeparator
  one "normalise" normalise
  one "isRelative" isRelative
  one "isValid" isValid
  one "makeValid" makeValid
  two "replaceExtension" replaceExtension
  two "<.>" (<.>)
  two "-<.>" (-<.>)
  two "replaceExtensions" replaceExtensions
  two "isExtensionOf" isExtensionOf
  two "stripExtension" stripExtension
  two "replaceFileName" replaceFileName
  two "replaceBaseName" replaceBaseName
  two "replaceDirectory" replaceDirectory
  two "</>" (</>)
  two "joinDrive" joinDrive
  two "equalFilePath" equalFilePath
  two "makeRelative" makeRelative
  print (map splitSearchPath ["", ":", "a:b", "a::b", "/bin:"])
  print ("src" </> "Data" </> "Map" <.> "hs", normalise "./a//b/./c/.", makeRelative "/srv/ada" "/srv/ada/notes/x.txt")
  where
    one name f = put name [show (f p) | p <- paths 5]
    two name f = put name [show (f p q) | p <- paths 3, q <- paths 3]

put :: String -> [String] -> IO ()
put name texts = putStrLn (name ++ " " ++ show (length texts) ++ " " ++ show (digest texts))
