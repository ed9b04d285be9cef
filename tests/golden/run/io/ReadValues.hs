-- readLn, readIO and their errors.
import Control.Exception

main :: IO ()
main = do
  n <- readLn :: IO Int
  xs <- readLn :: IO [Double]
  p <- readLn :: IO (Int, String, Maybe Bool)
  print n >> print xs >> print p
  r <- try (readIO "12x") :: IO (Either IOException Int)
  print r
  r2 <- try readLn :: IO (Either IOException Int)
  print r2
  readIO " ( 3 ) " >>= \m -> print (m + 1 :: Int)
