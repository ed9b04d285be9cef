{-# LANGUAGE OverloadedStrings #-}
import qualified Data.ByteString as B
import qualified Data.ByteString.Char8 as C
import System.IO

main :: IO ()
main = do
  B.putStrLn "bytes"
  B.hPutStrLn stdout "to a handle"
  C.putStrLn "chars"
