-- Encodings that put up with what is no UTF-8: leave it out, put something in its place, or keep its bytes.
import Control.Exception (IOException, try)
import System.IO
import System.IO.Error (ioeGetErrorString)

main :: IO ()
main = mapM_ (\how -> putStrLn how >> mkTextEncoding ("UTF-8" ++ how) >>= \e -> mapM_ (reading e) inputs >> mapM_ (writing e) outputs) ["//IGNORE", "//TRANSLIT", "//ROUNDTRIP"]
  where
    file = "golden-lenient.tmp"
    inputs = ["A\xFF\&B\n\xC3", "\x80\x80", "caf\xC3\xA9 \xE2\x82\nx\xF4\x90\x80\x80y", "\xED\xB2\x80z\xC0\x80"]
    outputs = ["a\xDCFFz", "\xDC80\n\xDCE9\xE9", "x\xD800y"]
    reading e bytes = do
      withBinaryFile file WriteMode (\h -> hPutStr h bytes)
      withE e ReadMode (\h -> hGetContents h >>= print)
      withE e ReadMode (\h -> lines' h >>= print)
      withE e ReadMode (\h -> chars h >>= print)
    writing e text = mapM_ (\mode -> do
      r <- try (withE e WriteMode (\h -> hSetBuffering h mode >> hPutStr h text)) :: IO (Either IOException ())
      withBinaryFile file ReadMode (\h -> hGetContents h >>= \s -> print (s, either ioeGetErrorString (const "") r))) [BlockBuffering Nothing, LineBuffering, NoBuffering]
    withE e mode act = withFile file mode (\h -> hSetEncoding h e >> act h)
    lines' = until' hGetLine
    chars = until' hGetChar
    until' :: (Handle -> IO a) -> Handle -> IO [a]
    until' get h = try (get h) >>= either (\e -> const (return []) (e :: IOException)) (\x -> (x :) <$> until' get h)
