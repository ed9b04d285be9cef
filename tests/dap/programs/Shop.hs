-- A shop for the debug adapter: records, lists, a thread that waits, exceptions caught and not.
module Main (main) where

import Control.Concurrent (forkIO, newEmptyMVar, takeMVar, threadDelay, yield)
import Control.Exception (ErrorCall (..), evaluate, try)
import System.Environment (getArgs, lookupEnv)

data Item = Item {label :: String, price :: !Int}

items :: [Item]
items = [Item "tea" 3, Item "milk" 2, Item "bread" 4]

discount :: Int
discount = length (show (2 ^ (10 :: Int) :: Integer))

total :: Int -> [Item] -> Int
total sofar [] = sofar
total sofar (item : rest) =
  now `seq` total now rest
  where now = sofar + price item

sold :: Int -> Int
sold n = 7 + 100 `div` n

rate :: Int
rate = 3 * sold one

one :: Int
one = length [()]

depth :: Int -> Int
depth 0 = sold 0
depth n = 1 + depth (n - 1)

forever :: Int -> IO ()
forever n = if n < 0 then return () else yield >> forever (n + 1)

main :: IO ()
main = do
  args <- getArgs
  box <- newEmptyMVar
  _ <- forkIO (takeMVar box >>= putStrLn)
  yield
  print (total 0 items)
  caught <- try (evaluate (if null args then 0 else error "too dear"))
  either (\(ErrorCall why) -> putStrLn ("caught: " ++ why)) print (caught :: Either ErrorCall Int)
  print (total discount (take 2 items))
  lookupEnv "SHOP" >>= print
  case args of
    ["forever"] -> forever 0
    ["sleep"] -> threadDelay 100000000
    ["deep"] -> print (depth 5000)
    _ -> getContents >>= putStr
  print (sold (length args - 1))
  print rate
