-- Instances of the library that packages use: resolutions that are numbers, documents and lists by literals, C's types evaluated.
{-# LANGUAGE DataKinds, OverloadedStrings, OverloadedLists, TypeFamilies #-}
import Data.Fixed
import Text.PrettyPrint
import qualified Text.PrettyPrint.Annotated as A
import Control.Applicative
import Data.Version
import GHC.Natural (isValidNatural)
import GHC.Exts (toList)
import Control.DeepSeq
import Foreign.C.Types
import Control.Concurrent.STM.TArray
import Control.Concurrent.STM
import Data.Array.MArray
import Control.Monad.STM

main :: IO ()
main = do
  print (1.25 + 2 :: Fixed 100, (3.14159 :: Fixed 1000) * 2, read "2.5" :: Fixed 8)
  print (resolution (0 :: Fixed 12), 7.333 `mod'` 2 :: Fixed 1000)
  putStrLn (render ("abc" <+> parens "x" $$ nest 2 "y"))
  putStrLn (A.render (A.annotate 'a' "abc" A.<+> "d"))
  print (getZipList (liftA2 (,) ([1, 2, 3] :: ZipList Int) ["a", "b" :: String]))
  print (showVersion [1, 2, 3], toList ([4, 5] :: Version))
  print (isValidNatural 3)
  CTime 3 `deepseq` CUChar 4 `deepseq` CFloat 1.5 `deepseq` putStrLn "forced"
  t <- atomically (newArray (0, 2) 'x') :: IO (TArray Int Char)
  u <- atomically (newArray (0, 2) 'x')
  print (t == t, t == u)
