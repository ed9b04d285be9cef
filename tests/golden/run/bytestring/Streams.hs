-- Bytes by way of handles: lines, pieces, all of it; what is read lazily; mixed with characters.
module Main where

import Control.Exception (IOException, try)
import qualified Data.ByteString as B
import qualified Data.ByteString.Char8 as C
import qualified Data.ByteString.Lazy.Char8 as L
import System.IO

main :: IO ()
main = do
  let path = "streams.bin"
      line n = C.replicate n (toEnum (97 + n `mod` 26))
  withBinaryFile path WriteMode (\h -> do
    mapM_ (\n -> B.hPut h (line n) >> B.hPut h (C.pack "\n")) [0 .. 300]
    hPutStr h "text\n"
    B.hPut h (C.replicate 100000 'L'))
  size <- withBinaryFile path ReadMode hFileSize
  print size
  lengths <- withBinaryFile path ReadMode (\h -> mapM (const (B.length <$> B.hGetLine h)) [0 .. 301 :: Int])
  print (lengths == [0 .. 300] ++ [4])
  h <- openBinaryFile path ReadMode
  a <- B.hGet h 10
  b <- hGetLine h
  c <- B.hGetSome h 5
  d <- B.hGetNonBlocking h 0
  rest <- B.hGetContents h
  print (a, b, B.length c <= 5, d, B.length rest + B.length c)
  closed <- hIsClosed h
  print closed
  r <- try (B.hGet h 1) :: IO (Either IOException B.ByteString)
  print r
  e <- try (withBinaryFile path ReadMode (\i -> B.hGetContents i >> B.hGetLine i)) :: IO (Either IOException B.ByteString)
  print e
  n <- try (withBinaryFile path ReadMode (\i -> B.hGet i (-1))) :: IO (Either IOException B.ByteString)
  print n
  lazy <- L.readFile path
  print (L.length lazy, L.take 8 (L.drop 3 lazy), sum (map L.length (L.lines lazy)))
  L.appendFile path (L.pack "more")
  end <- B.readFile path
  print (B.length end, C.drop (B.length end - 6) end)
  eof <- withBinaryFile path ReadMode (\i -> hSeek i SeekFromEnd 0 >> (try (B.hGetLine i) :: IO (Either IOException B.ByteString)))
  print eof
  hSetBuffering stdout LineBuffering
  putStr "chars "
  B.putStr (C.pack "bytes ")
  putStrLn "chars"
  L.putStrLn (L.pack "lazy bytes")
  L.interact (L.map succ)
