-- Files written, read, appended to, removed from the end.
import System.IO
import System.IO.Error
import Control.Exception

file :: FilePath
file = "golden-files.tmp"

main :: IO ()
main = do
  writeFile file "one\ntwo\n"
  appendFile file "thr\233\233\n"
  readFile file >>= putStr
  s <- readFile file
  print (length s, lines s)
  withFile file WriteMode $ \h -> do
    hSetBuffering h (BlockBuffering (Just 10))
    hGetBuffering h >>= print
    mapM_ (hPrint h) [1 .. 10 :: Int]
  t <- readFile' file
  print (map read (lines t) :: [Int])
  h <- openFile file ReadMode
  hFileSize h >>= print
  hGetLine h >>= putStrLn
  hIsEOF h >>= print
  hSeek h AbsoluteSeek 4
  hTell h >>= print
  hGetLine h >>= putStrLn
  hSeek h RelativeSeek 2
  hGetChar h >>= print
  hSeek h SeekFromEnd (-3)
  hGetContents h >>= print
  hClose h
  h2 <- openFile file ReadWriteMode
  _ <- hGetLine h2
  hPutStr h2 "XX"
  hSeek h2 AbsoluteSeek 0
  hGetContents h2 >>= putStr
  hClose h2
  writeFile file ""
  readFile file >>= print
