-- | A carriage return belongs to the end of a line only before a newline.
import Control.Monad
import System.IO

path :: FilePath
path = "CarriageReturns.tmp"

lineByLine :: Handle -> IO [String]
lineByLine h = do
  end <- hIsEOF h
  if end then return [] else (:) <$> hGetLine h <*> lineByLine h

main :: IO ()
main = forM_ ["a\r\nb\r", "\r\r\n\r", "x\ry\r\r\nz\r\n", "\r"] (\text -> do
  withBinaryFile path WriteMode (`hPutStr` text)
  forM_ [noNewlineTranslation, universalNewlineMode] (\mode -> do
    withFile path ReadMode (\h -> hSetNewlineMode h mode >> lineByLine h >>= print)
    withFile path ReadMode (\h -> hSetNewlineMode h mode >> hGetContents h >>= print)
    withFile path ReadMode (\h -> hSetNewlineMode h mode >> replicateM (length text - 1) (hIsEOF h >>= \end -> if end then return '.' else hGetChar h) >>= print)))
