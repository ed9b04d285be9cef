import Data.List (sort)
import Data.Version
import Text.ParserCombinators.ReadP (readP_to_S)

main :: IO ()
main = do
  let v = makeVersion [1, 10, 2]
  putStrLn (showVersion v ++ " " ++ showVersion (v {versionTags = ["beta", "x"]}))
  print v
  print (sort [makeVersion [1, 10], makeVersion [1, 2], makeVersion [1]], v == makeVersion [1, 10, 2])
  print [parsed | (parsed, "") <- readP_to_S parseVersion "2.0.1-rc1"]
  print (read (show v) == v, versionBranch v)
