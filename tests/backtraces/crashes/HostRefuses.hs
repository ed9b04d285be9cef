-- flags: --host host.mjs
-- A promise of the host is rejected.
module Main where

foreign import javascript "later" later :: Int -> IO Int

twice :: Int -> IO Int
twice n = do
  a <- later n
  b <- later a
  return (a + b)

main :: IO ()
main = twice 3 >>= print
