-- What IOErrors hold of the error number; times of the clock as far as they can be foreseen.
module Main (main) where

import Control.Exception
import Data.Time.Clock
import Data.Time.Clock.POSIX
import Foreign.C.Error
import Foreign.C.Types
import GHC.IO.Exception (IOException (..))
import System.IO

main :: IO ()
main = do
  r <- try (openFile "/nowhere/at all" ReadMode)
  case r of
    Left e -> print (fmap (+ (1 :: CInt)) (ioe_errno e), fmap Errno (ioe_errno e) == Just eNOENT)
    Right _ -> putStrLn "opened"
  print [posixSecondsToUTCTime t | t <- [0, 951782400.25, 1700000000, -1, 4102444799.999999]]
  let t = posixSecondsToUTCTime 1700000000
  print (addUTCTime (nominalDay * 400 + 0.5) t, diffUTCTime (addUTCTime 90 t) t)
  print (utcTimeToPOSIXSeconds t, utctDay t, utctDayTime t, Just t)
  print (secondsToDiffTime 5, picosecondsToDiffTime 1500000000000, realToFrac (1.25 :: Double) :: NominalDiffTime)
  a <- getCurrentTime
  b <- getCurrentTime
  print (diffUTCTime b a >= 0, getYear a >= 2024)
 where
  getYear = read . takeWhile (/= '-') . show :: UTCTime -> Int
