-- What is no UTF-8 is refused, halves of characters, too, both ways; the file is free again after that. C strings leave it out.
import Control.Exception (IOException, try)
import Data.Word (Word8)
import Foreign.C.String (peekCStringLen, withCStringLen)
import Foreign.Marshal.Array (peekArray, withArrayLen)
import Foreign.Ptr (castPtr)
import System.IO
import System.IO.Error (ioeGetErrorString)

told :: Show a => IO a -> IO ()
told action = try action >>= either (putStrLn . ioeGetErrorString) print . (id :: Either IOException a -> Either IOException a)

main :: IO ()
main = do
  mapM_ inFile broken
  writeFile file "still usable" >> readFile file >>= putStrLn
  told (writeFile file "ab\xDC80z")
  readFile file >>= print
  told (withFile file WriteMode (\h -> hSetBuffering h NoBuffering >> hPutStr h "c\xD800"))
  told (withFile file WriteMode (\h -> hSetNewlineMode h (NewlineMode LF CRLF) >> hPutStr h "d\n\xDFFF"))
  withBinaryFile file ReadMode (\h -> hGetContents h >>= print)
  mapM_ (\bytes -> withArrayLen bytes (\n p -> peekCStringLen (castPtr p, n)) >>= print) broken
  withCStringLen "a\xDC80z" (\(p, n) -> peekArray n (castPtr p)) >>= (print :: [Word8] -> IO ())
  where
    file = "golden-not-text.tmp"
    broken = [[72 :: Word8, 0xED, 0xB2, 0x80, 33], [65, 0xFF, 65], [0xC3], [0xE2, 0x82, 65], [0xE0, 0x80, 0x80, 66], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0x80]]
    inFile bytes = do
      withBinaryFile file WriteMode (\h -> hPutStr h (map (toEnum . fromIntegral) bytes))
      told (readFile file >>= \s -> length s `seq` return s)
      told (withFile file ReadMode (\h -> (,) <$> hGetChar h <*> hGetLine h))
