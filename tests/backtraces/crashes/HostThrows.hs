-- flags: --host host.mjs
-- A function of the host throws, in a thunk that is forced later.
module Main where

foreign import javascript "lookUp" lookUp :: String -> Int

price :: String -> Int
price key = lookUp key * 2
{-# NOINLINE price #-}

main :: IO ()
main = do
  let prices = map price ["tea", "coffee"]
  putStrLn (show (length prices) ++ " prices")
  print (sum prices)
