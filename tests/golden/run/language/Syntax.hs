{-# LANGUAGE LambdaCase, MultiWayIf, ViewPatterns, TupleSections, BlockArguments, NumericUnderscores, BinaryLiterals, ParallelListComp, PostfixOperators, UnicodeSyntax, BangPatterns, EmptyCase, TypeOperators, PatternGuards #-}
module Main where
import Control.Monad (forM_, when, unless)
import Data.Function (on)
import Data.List (stripPrefix, sortBy, uncons)
import Data.Char (isDigit)

{- nested {- comments -} here -}
classify ∷ Int → String
classify n = if | n < 0 -> "neg" | n == 0 -> "zero"
                | n < 10, even n -> "small even"
                | Just s <- lookup n table -> s
                | otherwise -> "other"
  where table = [(11, "eleven"), (13, "thirteen")]

cmd :: String -> String
cmd = \case
  (stripPrefix "add " -> Just (words -> [a, b])) -> show (read a + read b :: Int)
  (uncons -> Just ('#', rest)) -> "comment:" ++ rest
  s | all isDigit s, not (null s) -> "number"
    | [c] <- s -> "char " ++ [c]
  "" -> "empty"
  _ -> "?"

(!) :: Int -> Int
(!) n = product [1 .. n]

data a :+: b = L a | R b deriving Show
infixr 5 :+:
absurd :: Void -> a
absurd v = case v of {}
data Void

sumStrict :: [Int] -> Int
sumStrict = go 0 where
  go !acc [] = acc
  go !acc (x : xs) = go (acc + x) xs

f :: Int -> Int -> Int
f x y
  | x > y = a
  | x == y, let z = x * 2, z > 10 = z
  | otherwise = b
  where
    a = x - y
    b | even s = s
      | otherwise = -s
      where s = x + y

op1, op2 :: Int -> Int -> Int
x `op1` y = x * 10 + y
infixl 6 `op1`
op2 = (-)
infixr 6 `op2`

main :: IO ()
main = do
  forM_ [-5, 0, 4, 11, 13, 99] \n ->
    putStrLn (classify n)
  mapM_ (putStrLn . cmd) ["add 1 2", "#hi", "123", "x", "", "hello"]
  print (map (,True) [1, 2], map (1,,"x") "ab")
  print ((5 !), 1_000_000 + 0b1010 + 0x_ff + 0o17, 1e3 :: Double)
  print [(x, y, z) | x <- [1, 2, 3] | y <- "abc" | z <- [True, False]]
  print (L 1 :: Int :+: Bool :+: Char, R (L True) :: Int :+: Bool :+: Char)
  print (sumStrict [1 .. 1000], f 3 1, f 6 6, f 1 2, f 1 3)
  print (1 `op1` 2 `op1` 3, 10 `op2` 3 `op2` 2)
  let go 0 = "done"
      go n | n > 3 = go (n - 1)
           | otherwise = show n ++ go (n - 1)
      (a, b) = span even [2, 4, 5, 6]
      infixl 1 <?>
      x <?> y = x ++ "?" ++ y
      Just [p, q] = mapM (`lookup` [(1, 'a'), (2, 'b')]) [1, 2]
  putStrLn (go 5 <?> "end" <?> show (a, b))
  print (p, q)
  if a == [] then print 1
  else if b == [] then print 2
  else do
    print 3
    when True do
      print 4
    unless False $ print 5
  let y = do x <- [1, 2]
             let z = x * x
             return (z + 1)
  print y
  print $ case (1, "x") of
    (n, s) | n > 5 -> "big"
           | s == "y" -> "y"
    (_, 'x' : _) -> "starts with x"
    _ -> "none"
  print "string \
        \gap\tand \x41\o102\67 \"quoted\" \1234\&5 \SOH\^A\DEL"
  print ['\'', '"', '\n', '\\', '\x3b1', '\t']
  where
    _ = ()
