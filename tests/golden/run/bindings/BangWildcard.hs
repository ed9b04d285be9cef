{-# LANGUAGE BangPatterns, MagicHash, ScopedTypeVariables, ViewPatterns #-}
-- A strict binding whose pattern needs nothing of the value evaluates it all the same; so does one that is recursive.
module Main where

import Control.Exception
import GHC.Exts
import System.IO.Unsafe

newtype N = N Int

say :: String -> a -> a
say text value = unsafePerformIO (putStrLn text) `seq` value

main :: IO ()
main = do
  let !_ = unsafePerformIO (putStrLn "wildcard")
  let !(_) = say "in parentheses" ()
  let !_ | True = say "guarded" ()
  print (let !_ = say "in an expression" 'e' in 2)
  let !(N _) = say "newtype" (N 1)
  let !(~(_, _)) = say "lazy" ('a', 'b')
  let !(_ :: Int) = say "typed" 1
  let !(const 1 -> _) = say "view" 'k'
  let !_ = 1# +# 2#
  let _ = say "never" ()
  let go 0 = pure ()
      go n = do
        let !_ = say ("step " ++ show n) ()
        go (n - 1)
  go 2
  print [c | k <- [1 .. 2], let !_ = say "in a comprehension" k, let c = k * 2]
  print (below 3)
  seen <- try (evaluate (let !_ = throw Overflow :: Int in ()))
  print (seen :: Either ArithException ())
  let !(a, b) = say "recursive" (1, a + 1)
  putStrLn "before"
  print (a + b)
  let !(ys, t) = say "one" ([1], zs)
      !(zs, u) = say "another" ([2], ys)
  putStrLn "before"
  print (t, u)
 where
  below n = n where !_ = say "where" n
