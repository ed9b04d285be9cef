-- What failed operations say.
import Control.Exception
import System.IO
import System.IO.Error

attempt :: String -> IO a -> IO ()
attempt what io = do
  r <- try io
  putStrLn (what ++ ": " ++ either (\e -> show (e :: IOException)) (const "fine") r)

file :: FilePath
file = "golden-errors.tmp"

main :: IO ()
main = do
  attempt "missing" (openFile "no/such/file" ReadMode)
  attempt "readFile" (readFile "nowhere.txt")
  writeFile file "line1\nline2\n"
  h <- openFile file ReadMode
  attempt "locked" (writeFile file "a")
  attempt "second reader" (openFile file ReadMode >>= hClose)
  attempt "put" (hPutStr h "x")
  attempt "flush" (hFlush h)
  s <- hGetContents h
  attempt "again" (hGetContents h)
  attempt "line" (hGetLine h)
  hClose h
  attempt "delayed" (evaluate (length s))
  attempt "closed" (hGetLine h)
  attempt "close again" (hClose h)
  attempt "eof?" (hIsEOF h)
  w <- openFile file AppendMode
  attempt "read" (hGetLine w)
  attempt "seek" (hSeek w AbsoluteSeek 0)
  hClose w
  r <- openFile file ReadMode
  attempt "to the end" (hGetLine r >> hGetLine r >> hGetLine r)
  attempt "char" (hGetChar r)
  attempt "buffer" (hSetBuffering r (BlockBuffering (Just 0)))
  print r
  hClose r
  attempt "latin1" (withFile file WriteMode (\o -> hSetBinaryMode o True >> hPutStr o "\255\128abc"))
  attempt "utf8" (readFile file >>= putStrLn)
  attempt "utf8 line" (openFile file ReadMode >>= hGetLine)
  b <- openBinaryFile file ReadMode
  hGetLine b >>= print
  hClose b
  attempt "bracket" (withFile "missing" ReadMode hGetLine)
  attempt "user" (ioError (userError "mine"))
  attempt "fail" (fail "in IO" :: IO ())
