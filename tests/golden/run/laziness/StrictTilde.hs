{-# LANGUAGE Strict #-}
-- Of a pattern as a whole ~ takes back what Strict adds, and no more: it is looked at where a plain one would be.
module Main where

import Control.Exception
import System.IO.Unsafe

f :: Maybe Int -> Int
f ~(Just x) = 1
f Nothing = 2

g :: Maybe Int -> Int
g ~(~(Just x)) = 1

h :: (Int, Int) -> Int
h (~(a, b)) = 5

t :: String -> a -> IO ()
t s ~x = (evaluate x >> putStrLn (s ++ " ok")) `catch` \e -> putStrLn (s ++ " " ++ takeWhile (/= '\n') (show (e :: SomeException)))

main :: IO ()
main = do
  print (f Nothing)
  t "f" (f undefined)
  t "g" (g undefined)
  t "h" (h undefined)
  t "lam" ((\ ~(a, b) -> 'x') undefined)
  t "lam2" ((\ ~(~(a, b)) -> 'x') undefined)
  t "case" (case undefined of ~(a, b) -> 'x')
  t "case2" (case undefined of ~_ -> 'x')
  t "case3" (case undefined of _ -> 'x')
  t "let" (let ~(a, b) = undefined in 'x')
  t "let2" (let (a, b) = undefined in 'x')
  t "nested" ((\ (~(a, b), c) -> 'x') (undefined, 2))
  t "do" (unsafePerformIO (do { ~(a, b) <- return undefined; return 'x' }))
  t "do2" (unsafePerformIO (do { x <- return undefined; return 'x' }))
  t "do3" (unsafePerformIO (do { ~x <- return undefined; return 'x' }))
  t "where" w
  t "lc" (length [ 'x' | ~(a, b) <- [undefined, undefined]])
  t "lc2" (length [ 'x' | ~a <- [undefined, undefined]])
  t "lc3" (length [ 'x' | a <- [undefined, undefined]])
  t "pg" (pg undefined)
 where
  ~w = let ~z = undefined in 'y'
  pg ~x | ~(a, b) <- x = 'x'
