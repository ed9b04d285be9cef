-- A handler that cannot help throws the exception on.
module Main where

import Control.Exception

lookupPrice :: String -> [(String, Int)] -> Int
lookupPrice item prices = case lookup item prices of
  Just p -> p
  Nothing -> error ("no price for " ++ item)

checkout :: [String] -> IO Int
checkout items = evaluate (sum (map (`lookupPrice` [("tea", 3), ("cake", 4)]) items))

logged :: IO a -> IO a
logged action = action `catch` \e -> do
  putStrLn "something went wrong"
  throwIO (e :: SomeException)

main :: IO ()
main = logged (checkout ["tea", "pie"]) >>= print
