-- What GHC.IOArray offers, and that Data.Array.IO's arrays are the same.
import Control.Exception (SomeException, evaluate, try)
import Data.Array.IO (getElems)
import Data.Int (Int32)
import GHC.IOArray

type Table a = IOArray Int32 a

-- Cells by the lowest bits of their numbers.
insert :: Table [Int] -> Int -> IO ()
insert t n = do
  let slot = fromIntegral (n `mod` 8)
  old <- readIOArray t slot
  writeIOArray t slot (n : old)

main :: IO ()
main = do
  t <- newIOArray (0, 7) [] :: IO (Table [Int])
  mapM_ (insert t) [3, 11, 8, 0, 15]
  getElems t >>= print
  print (boundsIOArray t)
  unsafeWriteIOArray t 2 [99]
  unsafeReadIOArray t 2 >>= print
  print (t == t)
  r <- try (readIOArray t 8 >>= evaluate)
  putStrLn (case r of
    Left e -> if null (show (e :: SomeException)) then "caught nothing" else "caught an error"
    Right xs -> show xs)
