-- Latin-1 refuses what is above 255, having written what came before; char8 and binary handles cut it down to a byte.
import Control.Exception
import System.IO

said :: String -> IO () -> IO ()
said what act = do
  r <- try act
  putStrLn (what ++ ": " ++ either (\e -> show (e :: IOException)) (const "fine") r)

bytes :: IO ()
bytes = withBinaryFile path ReadMode (\h -> hGetContents h >>= print)

path :: FilePath
path = "golden-latin1.tmp"

main :: IO ()
main = do
  h <- openFile path WriteMode
  hSetEncoding h latin1
  hGetEncoding h >>= print
  said "all bytes" (hPutStr h "caf\233\255 ok\n")
  said "block" (hPutStr h "x\955y" >> hFlush h)
  said "char" (hPutChar h '\256')
  hSetBuffering h LineBuffering
  said "line" (hPutStrLn h "ab\1234cd")
  said "after" (hPutStrLn h "more")
  hSetBuffering h NoBuffering
  said "none" (hPutStrLn h "pq\1234cd")
  hClose h
  bytes
  h <- openFile path WriteMode
  hSetEncoding h char8
  hGetEncoding h >>= print
  said "char8" (hPutStr h "a\955\233\n")
  hSetEncoding h utf8
  hGetEncoding h >>= print
  said "utf8" (hPutStr h "\955\n")
  hSetEncoding h latin1
  hSetBinaryMode h True
  hGetEncoding h >>= print
  said "binary" (hPutStr h "b\955\233\n")
  hSetBinaryMode h False
  hGetEncoding h >>= print
  hClose h
  bytes
