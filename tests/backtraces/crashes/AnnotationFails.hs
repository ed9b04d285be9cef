-- Annotations whose texts fail, or never end.
module Main where

import GHC.Stack.Annotation.Experimental

main :: IO ()
main =
  annotateStackStringIO (error "no text") $
    annotateStackShowIO (cycle [1 :: Int]) $
      annotateCallStackIO $
        ioError (userError "gone")
