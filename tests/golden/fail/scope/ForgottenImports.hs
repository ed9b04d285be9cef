-- expect: NotInScope
-- What is told to those who use a name of the library without importing it.
module Main where

import qualified Data.Map as M

data Colour = Red deriving Show

main :: IO ()
main = do
  forM_ [Red] print
  print (sortBy (comparing negate) [1, 2 :: Int])
  print (first (+ 1) (1, 2))
  print (fromList [(1, Red)])
  print (Set.empty, M.fromLst [])
  print (singleton Red)
  x <- newEmptyMVar :: IO (MVar Int)
  print (ExitFailure 3)
  r `seq` print (1 % 2, 3 .&. 5)
