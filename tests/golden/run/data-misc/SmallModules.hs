{-# LANGUAGE MagicHash #-}
-- Modules that few programs import, and packages do.
module Main where

import Control.Concurrent.STM (STM, atomically)
import Control.Concurrent.STM.TArray (TArray)
import Control.Monad.ST.Safe (runST)
import Data.Array.MArray (getBounds, getElems, newArray, newListArray, readArray, writeArray)
import Data.STRef (modifySTRef, newSTRef, readSTRef)
import Foreign.C.Error (Errno (..), eNOENT, ePIPE, errnoToIOError)
import GHC.ByteOrder (ByteOrder (..), targetByteOrder)
import GHC.Clock (getMonotonicTime, getMonotonicTimeNSec)
import GHC.Exts (Int (..), Proxy#, proxy#)
import GHC.Integer (shiftLInteger, testBitInteger)
import GHC.Integer.Logarithms (integerLog2#, integerLogBase#, wordLog2#)
import GHC.ResponseFile (escapeArgs, expandResponse, unescapeArgs)
import System.IO.Error (isDoesNotExistError)

class Named a where name :: Proxy# a -> String
instance Named Int where name _ = "Int"
instance Named Maybe' where name _ = "Maybe'"
data Maybe'

main :: IO ()
main = do
  swapped <- atomically (do
    a <- newListArray (0, 3) "abcd" :: STM (TArray Int Char)
    x <- readArray a 0
    readArray a 3 >>= writeArray a 0
    writeArray a 3 x
    (,) <$> getBounds a <*> getElems a)
  print swapped
  zeros <- atomically ((newArray ((0, 0), (1, 1)) 0 :: STM (TArray (Int, Int) Int)) >>= getElems)
  print zeros
  print (runST (do { r <- newSTRef 1; mapM_ (\n -> modifySTRef r (* n)) [1 .. 10]; readSTRef r }) :: Int)
  print (eNOENT == Errno 2, ePIPE == eNOENT, errnoToIOError "here" eNOENT Nothing (Just "file"), isDoesNotExistError (errnoToIOError "" eNOENT Nothing Nothing))
  print (targetByteOrder, [minBound .. maxBound :: ByteOrder])
  before <- getMonotonicTimeNSec
  seconds <- getMonotonicTime
  after <- getMonotonicTimeNSec
  print (before <= after, seconds > 0)
  print (shiftLInteger 1 70#, testBitInteger 4 2#)
  print (I# (integerLog2# (2 ^ (90 :: Int))), I# (integerLogBase# 10 12345), I# (wordLog2# 255##))
  putStrLn (name (proxy# :: Proxy# Int) ++ name (proxy# :: Proxy# Maybe'))
  putStr (escapeArgs ["plain", "with space", "it's", "back\\slash", "\"q\""])
  print (unescapeArgs "a 'b c' \"d'e\" f\\ g\n\th", unescapeArgs (escapeArgs ["x y", "'", "\\"]))
  writeFile "response.txt" "-o 'out file'\n-v"
  expandResponse ["before", "@response.txt", "after"] >>= print
