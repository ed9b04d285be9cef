-- | Deep recursion while 'bracket' acquires its resource.
--
-- 'bracket' acquires masked, so that no exception can come between acquiring and installing the release. GHC 9.0.2
-- hangs; here the thread ends when its reserve is spent, exit code 2; neither use nor release may run. Run with
-- @--max-stack 1M@.
module Main (main) where

import Control.Exception (bracket, evaluate)

deep :: Int -> Int
deep n
  | n < 0 = 0
  | otherwise = deep (n + 1) + 1

main :: IO ()
main = bracket acquire release use
  where
    acquire = evaluate (deep 0)
    release _ = putStrLn "released"
    use _ = putStrLn "used"
