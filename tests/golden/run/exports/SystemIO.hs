module Main where
import Control.Concurrent
import Control.Exception
import Control.Monad
import System.CPUTime
import System.IO
import System.IO.Error
import System.Info
import System.Mem
import System.Mem.Weak
import System.Mem.StableName
import Data.IORef
import Debug.Trace
import Foreign.StablePtr
main :: IO ()
main = do
  (path, h) <- openTempFile "." "golden.txt"
  hPutStr h "line one\nline two\nthree"
  hFlush h
  hFileSize h >>= print
  hSeek h AbsoluteSeek 5
  hGetLine h >>= putStrLn
  hTell h >>= print
  p <- hGetPosn h
  hGetChar h >>= print
  hSetPosn p
  hLookAhead h >>= print
  hSetFileSize h 12
  hSeek h SeekFromEnd (-3)
  hGetContents h >>= print
  r <- try (hPutStr h "x") :: IO (Either IOException ())
  print (either (const "closed") (const "?") r)
  mapM_ (\f -> f stdin >>= print) [hIsOpen, hIsReadable, hIsWritable, hIsSeekable]
  appendFile path "more\n"
  withFile path ReadWriteMode (\k -> do { s <- hGetLine k; b <- hIsEOF k; hGetEncoding k >>= print; print (s, b) })
  withFile path WriteMode (\k -> do { hSetEncoding k utf8; hSetNewlineMode k (NewlineMode { inputNL = CRLF, outputNL = CRLF }); hPutStrLn k "äöü" ; hSetBuffering k (BlockBuffering (Just 10)); hGetBuffering k >>= print; hPutChar k 'q' })
  withBinaryFile path ReadMode (\k -> hGetContents' k >>= print)
  withFile path ReadMode (\k -> hSetNewlineMode k universalNewlineMode >> hSetEncoding k latin1 >> hGetContents k >>= \s -> print (length s, lines s))
  readFile path >>= putStr
  putStrLn ""
  print (nativeNewline, map show [utf8, latin1, utf16, utf16le, utf32be, char8], [AbsoluteSeek ..], [ReadMode ..])
  r2 <- try (withFile "/no/such/dir/x" WriteMode (const (return ()))) :: IO (Either IOException ())
  print (either (\e -> (isDoesNotExistError e, ioeGetFileName e)) (const (False, Nothing)) r2)
  t <- getCPUTime
  print (t >= 0, cpuTimePrecision > 0, not (null os), not (null arch))
  performGC >> performMajorGC >> performMinorGC
  ref <- newIORef 'k'
  w <- mkWeakIORef ref (return ())
  deRefWeak w >>= maybe (putStrLn "gone") (\x -> readIORef x >>= print)
  w2 <- mkWeakPtr ref (Just (putStrLn "finalized"))
  finalize w2
  deRefWeak w2 >>= print . maybe "dead" (const "alive")
  n1 <- makeStableName ref
  n2 <- makeStableName ref
  print (n1 == n2, eqStableName n1 n2)
  sp <- newStablePtr "stable"
  deRefStablePtr sp >>= putStrLn
  freeStablePtr sp
  traceM "traced"
  traceShowM (1, 'x')
  print (trace "pure" 5, traceShowId (6 + 1), traceShow "s" 'c')
  traceIO "io"
  n <- getNumCapabilities
  m <- newMVar 1
  modifyMVarMasked_ m (return . (+ 1))
  modifyMVarMasked m (\x -> return (x * 2, x)) >>= print
  withMVarMasked m print
  print (n >= 1)
  done <- newEmptyMVar
  _ <- forkOn 0 (putMVar done "forkOn")
  takeMVar done >>= putStrLn
  x <- runInUnboundThread (return 3)
  print x
  q <- newQSem 1
  bracket_ (waitQSem q) (signalQSem q) (putStrLn "held")
  writeFile path ""
  hShowTest <- try (evaluate ()) :: IO (Either SomeException ())
  print (either (const ()) id hShowTest)
