module Main where

import Control.Exception
import Control.Monad
import Data.IORef
import qualified Data.Map as M
import System.IO

data BankError
  = InsufficientFunds { needed :: Int, available :: Int }
  | NoSuchAccount String
  | Frozen
  deriving (Show, Eq)

instance Exception BankError where
  displayException (InsufficientFunds n a) = "need " ++ show n ++ " have " ++ show a
  displayException e = show e

type Bank = IORef (M.Map String Int)

balance :: Bank -> String -> IO Int
balance bank name = do
  m <- readIORef bank
  maybe (throwIO (NoSuchAccount name)) return (M.lookup name m)

withdraw, deposit :: Bank -> String -> Int -> IO ()
withdraw bank name n = do
  b <- balance bank name
  when (b < n) $ throwIO InsufficientFunds { needed = n, available = b }
  modifyIORef' bank (M.insert name (b - n))
deposit bank name n = do
  _ <- balance bank name
  when (n < 0) $ throw (userError "negative deposit")
  modifyIORef bank (M.adjust (+ n) name)

transfer :: Bank -> String -> String -> Int -> IO ()
transfer bank a b n = do
  saved <- readIORef bank
  (withdraw bank a n >> deposit bank b n) `onException` writeIORef bank saved

attempt :: String -> IO () -> IO ()
attempt label act = do
  r <- tryJust select act
  putStrLn (label ++ ": " ++ either id (const "ok") r)
  where
    select e
      | Just be <- fromException e = Just ("bank " ++ displayException (be :: BankError))
      | Just ioe <- fromException e = Just ("io " ++ show (ioe :: IOException))
      | Just (ErrorCall msg) <- fromException e = Just ("error " ++ msg)
      | otherwise = Nothing

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  bank <- newIORef (M.fromList [("alice", 100), ("bob", 20)])
  attempt "t1" (transfer bank "alice" "bob" 30)
  attempt "t2" (transfer bank "bob" "alice" 500)
  attempt "t3" (transfer bank "alice" "carol" 10)
  attempt "t4" (deposit bank "bob" (-5))
  attempt "t5" (void (evaluate (error "boom" :: Int)))
  readIORef bank >>= print . M.toList
  r <- try (attempt "t6" (void (evaluate (1 `div` (0 :: Int)))))
  print (r :: Either ArithException ())
  flip catches [Handler (\e -> putStrLn ("arith " ++ show (e :: ArithException))), Handler (\e -> putStrLn ("bank " ++ show (e :: BankError)))] $
    void (balance bank "dave")
  (do putStrLn "body"; _ <- throwIO Frozen; return ()) `catch` (\e -> putStrLn ("caught " ++ show (e :: SomeException))) `finally` putStrLn "finally"
  handleJust (guard . (== Frozen)) (\() -> putStrLn "frozen") (throwIO Frozen)
  withdraw bank "bob" 1000
  putStrLn "not reached"
