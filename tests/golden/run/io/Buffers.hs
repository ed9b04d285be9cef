-- | Bytes between handles and memory, mixed with characters.
import Control.Exception
import Control.Monad
import Foreign
import System.IO

path :: FilePath
path = "Buffers.tmp"

main :: IO ()
main = do
  withBinaryFile path WriteMode (\h -> do
    withArray [65 .. 90 :: Word8] (\p -> do
      hPutBuf h p 26
      hPutStr h "--"
      n <- hPutBufNonBlocking h (p `plusPtr` 3) 4
      print n))
  readFile path >>= putStrLn
  withBinaryFile path ReadMode (\h -> allocaArray 40 (\p -> do
    c <- hGetChar h
    n <- hGetBuf h p 10
    bytes <- peekArray n p
    print (c, n, bytes :: [Word8])
    m <- hGetBufSome h p 5
    peekArray m p >>= print
    rest <- hGetBuf h p 40
    peekArray rest p >>= print . map (toEnum . fromIntegral :: Word8 -> Char)
    end <- hGetBuf h p 40
    eof <- hIsEOF h
    print (rest, end, eof)
    more <- hGetBufNonBlocking h p 3
    print more
    none <- hGetBuf h p 0
    print none))
  withFile path ReadMode (\h -> alloca (\p -> do
    r <- try (hPutBuf h (p :: Ptr Word8) 1)
    print (either (\e -> show (e :: IOException)) (const "written") r)
    s <- try (hGetBuf h p (-1))
    print (either (\e -> show (e :: IOException)) show s)))
  forM_ [1, 3, 64] (\size -> do
    h <- openFile path ReadMode
    text <- allocaBytes size (\p -> loop h p size)
    hClose h
    putStrLn text)
  where
    loop h p size = do
      n <- hGetBufSome h p size
      if n == 0 then return "" else do
        part <- map (toEnum . fromIntegral) <$> peekArray n (p :: Ptr Word8)
        (part ++) <$> loop h p size
