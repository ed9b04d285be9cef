-- What the arguments of an action's call take is computed once, however often the action runs.
module Main (main) where

import Control.Monad
import qualified Data.Map as M
import Debug.Trace
import System.Environment (getArgs)
import System.IO

act :: [Int] -> IO ()
act m = print (length m)

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  n <- fmap ((+ 5) . length) getArgs
  let once = trace "list" (replicate n 1)
      a = act once
  replicateM_ 2 a
  let b = act (trace "argument" (replicate n 1))
  replicateM_ 2 b
  let table = trace "table" (M.fromList (zip [1 .. n] [2 ..]))
      report = print (sum (M.elems table))
  replicateM_ 2 report
  let other = trace "other table" (M.fromList (zip [1 .. n] [2 ..]))
      told = putStr "sum " >> print (sum (M.elems other))
  forM_ [1, 2 :: Int] $ \_ -> told
  let all' = forM_ (trace "loop" (filter odd [n, n - 1 .. 1])) print
  all' >> all'
