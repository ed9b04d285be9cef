{-# LANGUAGE CPP #-}
-- | The program that started "Understanding the Stack" (Well-Typed, 2014): print a bunch of stuff, then crash.
--
-- @go@ prints a dot every THRESHOLD calls and adds after the recursive call, so it is not tail recursive. Run it with
-- @-D THRESHOLD=23 --max-stack 8M@: dots, then @stack overflow@, exit code 2; as many dots as
-- max-stack / (THRESHOLD * bytes per call). With @--stack-overflow=ghc-7.6@ some thresholds never crash: those for
-- which the limit is met inside 'putChar', masked.
module Main (main) where

import Control.Monad (when)

go :: Int -> IO Int
go n = do
  when (n `rem` THRESHOLD == 0) (putChar '.')
  rest <- go (n + 1)
  return $! n + rest

main :: IO ()
main = go 0 >>= print
