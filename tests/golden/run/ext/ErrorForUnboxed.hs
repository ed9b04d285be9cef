{-# LANGUAGE UnboxedTuples, UnboxedSums, MagicHash #-}
module Main where
import GHC.Exts
import Control.Exception

pick :: Int -> [b] -> b
pick n xs = xs !! n
{-# NOINLINE pick #-}

try' :: IO () -> IO ()
try' io = io `catch` \e -> putStrLn (takeWhile (/= '\n') (show (e :: SomeException)))

main :: IO ()
main = do
  try' (case (pick 0 [error] "one" :: (# Int, Int #)) of (# a, b #) -> print (a + b))
  try' (print (I# (pick 0 [error] "two")))
  try' (print (D# (pick 1 [error, errorWithoutStackTrace] "three")))
  try' (print (C# (pick 0 [throw] (ErrorCall "four"))))
  try' (case (pick 0 [error] "five" :: (# #)) of (# #) -> putStrLn "no")
  try' (case (pick 0 [raise#] (toException (ErrorCall "six")) :: (# Int, Double# #)) of (# a, d #) -> print a)
  try' (case (pick 0 [error] "seven" :: (# Int | Double# #)) of { (# a | #) -> print a; (# | b #) -> print (D# b) })
  let f = pick 0 [error]
  try' (print (I# (f "eight" 3)))
