-- Stops in the middle of things: the host function `here` is called with all kinds of values about.
module Main (main) where

import Data.IORef
import qualified Data.Map as Map
import System.IO.Unsafe (unsafePerformIO)

foreign import ccall "here" here :: Int -> IO ()

data Account = Account {owner :: String, balance :: !Int, limit :: Maybe Double}

data Shape = Int :*: Int | Dot

accounts :: [Account]
accounts = [Account "ann" 3 Nothing, Account "bob" (-4) (Just 0.5), Account "eve" 12 Nothing]

byOwner :: Map.Map String Account
byOwner = Map.fromList [(owner a, a) | a <- accounts]

unused :: Integer
unused = 2 ^ (100 :: Int)

squares :: [Int]
squares = map (\n -> n * n) [1 ..]

shape :: Shape
shape = 3 :*: (-1)

-- A frame for each step down; the innermost one stops.
depth :: Int -> Int
depth 0 = unsafePerformIO (here 2 >> return 0)
depth n = 1 + depth (n - 1)

main :: IO ()
main = do
  print (Map.size byOwner)
  print (take 3 squares)
  counter <- newIORef (7 :: Int)
  here 1
  modifyIORef counter (+ 1)
  readIORef counter >>= print
  case shape of
    a :*: b -> print (a + b)
    Dot -> return ()
  print (depth 4)
  print (sum (map balance accounts), Map.size byOwner, squares !! 4, unused)
