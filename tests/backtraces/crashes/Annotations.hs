-- Annotations of the program on its own stack, in IO and in pure code.
module Main where

import GHC.Stack.Annotation.Experimental

data Request = Request { path :: String, size :: Int } deriving Show

handle :: Request -> IO Int
handle r = annotateStackShowIO r $ do
  let parts = split (path r)
  n <- annotateStackStringIO ("in " ++ show (length parts) ++ " parts") (work parts)
  return (n + size r)

split :: String -> [String]
split = words

work :: [String] -> IO Int
work parts = do
  print (length parts)
  return $! total (map length parts)

total :: [Int] -> Int
total ns = annotateStackString "total" (sum ns `div` (length ns - 2))

main :: IO ()
main = handle (Request "a bc" 7) >>= print
