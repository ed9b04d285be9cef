-- What handles answer about themselves.
import System.IO

main :: IO ()
main = do
  mapM_ print [stdin, stdout, stderr]
  print (stdin == stdin, stdin == stdout)
  mapM hIsOpen [stdin, stdout, stderr] >>= print
  mapM hIsReadable [stdin, stdout, stderr] >>= print
  mapM hIsWritable [stdin, stdout, stderr] >>= print
  hGetBuffering stderr >>= print
  hSetBuffering stdout NoBuffering
  hGetBuffering stdout >>= print
  hPutStrLn stdout "unbuffered"
  hSetBuffering stdout LineBuffering
  hGetBuffering stdout >>= print
  hSetBuffering stdout (BlockBuffering Nothing)
  hGetBuffering stdout >>= print
  print [ReadMode .. ReadWriteMode]
  print [minBuffer, LineBuffering, BlockBuffering (Just 3)]
  print (read "BlockBuffering (Just 7)" :: BufferMode, compare NoBuffering LineBuffering)
  print (universalNewlineMode, noNewlineTranslation)
  print utf8 >> print latin1
  mkTextEncoding "UTF-8" >>= print
  hGetEncoding stdout >>= print
  where
    minBuffer = NoBuffering
