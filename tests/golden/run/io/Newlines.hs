-- Line ends translated both ways.
import System.IO

file :: FilePath
file = "golden-newlines.tmp"

main :: IO ()
main = do
  withFile file WriteMode $ \h -> do
    hSetNewlineMode h (NewlineMode CRLF CRLF)
    hPutStr h "a\nb\n\nc"
  withBinaryFile file ReadMode $ \h -> hGetContents h >>= print
  withFile file ReadMode $ \h -> do
    hSetNewlineMode h universalNewlineMode
    hGetLine h >>= print
    hGetContents h >>= print
