-- Error texts of other functions.
import Control.Exception
import Data.Char
import Data.Maybe (fromJust)
import Data.Ix
import Numeric
import Numeric.Natural

attempt :: Show a => a -> IO ()
attempt x = do
  r <- try (evaluate x)
  case r of
    Left (ErrorCall message) -> putStrLn ("error: " ++ message)
    Right v -> print v

main :: IO ()
main = do
  attempt (chr 0x110000)
  attempt (digitToInt 'z')
  attempt (intToDigit 77)
  attempt (2 ^ (-1 :: Int) :: Int)
  attempt (read "x" :: Int)
  attempt (read "1 2" :: Int)
  attempt (showHex (-1 :: Int) "")
  attempt (showIntAtBase (1 :: Int) intToDigit 5 "")
  attempt (index (1, 5 :: Int) 9)
  attempt (index ('a', 'f') 'z')
  attempt (index ((1, 1), (2, 2)) (3, 3 :: Int))
  attempt (toEnum (-1) :: Natural)
  attempt (fromJust (Just 'x'))
  attempt (either id show (Left "a" :: Either String Int))
  attempt (errorWithoutStackTrace "bare" :: Int)
