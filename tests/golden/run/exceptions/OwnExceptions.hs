{-# LANGUAGE ExistentialQuantification #-}
-- Exceptions of one's own, in a hierarchy of one's own.
import Control.Exception
import Data.Typeable

data Problem = forall e. Exception e => Problem e
instance Show Problem where show (Problem e) = show e
instance Exception Problem

data Small = Small Int deriving Show
instance Exception Small where
  toException = toException . Problem
  fromException e = fromException e >>= \(Problem p) -> cast p

data Large = Large { size :: Int, what :: String } deriving (Show, Eq)
instance Exception Large where
  displayException l = "large: " ++ what l

main :: IO ()
main = do
  r <- try (throwIO (Small 1)) :: IO (Either Small ())
  print r
  r2 <- try (throwIO (Small 2)) :: IO (Either Problem ())
  print r2
  r3 <- try (throwIO (Small 3)) :: IO (Either SomeException ())
  print r3
  r4 <- try (throwIO (Large 4 "x")) :: IO (Either Large ())
  print r4
  print (either displayException (const "") r4)
  r5 <- try (try (throwIO (Large 5 "y")) :: IO (Either Problem ())) :: IO (Either Large (Either Problem ()))
  print (either show (const "wrong") r5)
