-- Foreign.C has the error numbers, too; names that Foreign also has are the same ones.
module Main where

import Control.Exception
import Foreign
import Foreign.C

main :: IO ()
main = do
  print (eOK == Errno 0, Errno 2 == eNOENT, isValidErrno (Errno (-1)))
  print (errnoToIOError "here" eNOENT Nothing (Just "file"))
  r <- try (throwIfNull "no memory" (return (nullPtr :: Ptr CInt)))
  print (either (\e -> show (e :: IOException)) show r)
