{-# LANGUAGE UnboxedTuples, MagicHash, BangPatterns, ViewPatterns #-}
-- Unboxed tuples as parameters, variables, fields, components, and passed on as they are.
module Main where

import Control.Exception
import GHC.Exts
import GHC.IO (IO (..))

nested :: Int -> (# Int, (# Int, Int# #) #)
nested x = (# x, (# x + 1, 3# #) #)

add :: (# Int, Int #) -> Int
add (# a, b #) = a + b

deep :: (# Double#, (# Char#, (# Float#, Word# #) #), Bool #) -> String
deep (# d, (# c, (# f, w #) #), b #) = show (D# d, C# c, F# f, W# w, b)

choose :: Bool -> (# a, a #) -> (# a, a #) -> (# a, a #)
choose True s _ = s
choose False _ t = t

swap :: (# a, b #) -> (# b, a #)
swap (# a, b #) = (# b, a #)

class Pairs p where
  pairs :: p -> (# p, Int #) -> (# Int, p #)

instance Pairs Bool where
  pairs b (# c, n #) = (# n + 1, b && c #)

instance Pairs a => Pairs [a] where
  pairs xs (# ys, n #) = (# length xs + n, ys #)

data Held = Held (# Int, Int# #) Bool | None

held :: Held -> Int
held (Held (# a, b #) True) = a + I# b
held (Held t False) = case t of (# a, _ #) -> a
held None = 0

-- the components are as lazy as ever, the tuple is not
lazyParts :: (# Int, Int #) -> Int
lazyParts (# _, b #) = b

ignoring :: (# Int, Int #) -> Int
ignoring _ = 7

whole :: State# RealWorld -> (State# RealWorld -> (# State# RealWorld, a #)) -> (# State# RealWorld, a #)
whole s f = let r = f s in r

twice :: IO Int -> IO Int
twice (IO m) = IO (\s -> case m s of r -> case r of (# s', a #) -> case whole s' m of (# s'', b #) -> (# s'', a + b #))

count :: Int -> (# Int, Int# #) -> (# Int, Int# #)
count 0 t = t
count n (# a, b #) | even n = count (n - 1) (# a + n, b +# 1# #)
                   | otherwise = let t = (# a, b +# 2# #) in count (n - 1) t

lookAt :: (# Int, Bool #) -> String
lookAt (# 0, True #) = "zero"
lookAt (# n, True #) | n > 10 = "many"
lookAt (# (subtract 1 -> 4), _ #) = "five"
lookAt (# _, False #) = "no"
lookAt _ = "other"

thrice :: ((# Int, Int #) -> r) -> r
thrice k = k (# 1, 2 #)

prefix :: a -> b -> (# a, b #)
prefix = (# , #)

main :: IO ()
main = do
  case nested 3 of (# a, (# b, c #) #) -> print (a, b, I# c)
  case nested 4 of (# a, t #) -> case t of (# b, c #) -> print (a, b, I# c)
  print (add (# 1, 2 #), add (swap (# 3, 4 #)), add (choose False (# 1, 1 #) (swap (# 5, 6 #))))
  putStrLn (deep (# 1.5##, (# 'x'#, (# 2.5#, 7## #) #), True #))
  case pairs True (# False, 2 #) of (# n, b #) -> print (n, b)
  case pairs [True] (# [False, True], 2 #) of (# n, b #) -> print (n, b)
  print (map held [Held (# 1, 2# #) True, Held (# 3, 4# #) False, None])
  print (lazyParts (# undefined, 3 #))
  q <- try (evaluate (ignoring (case error "strict" of 2 -> (# 3, 4 #); _ -> (# 1, 2 #))))
  print (either (\(ErrorCall e) -> "caught " ++ e) show q)
  n <- twice (putStrLn "once" >> pure 21)
  print n
  case count 10 (# 0, 0# #) of (# a, b #) -> print (a, I# b)
  print (map (\(n', b) -> lookAt (# n', b #)) [(0, True), (11, True), (5, True), (5, False), (1, False), (1, True)])
  print (thrice (\(# a, b #) -> a * 10 + b), thrice add, thrice (\t -> add (swap t)))
  case prefix 'a' "b" of (# a, b #) -> print (a, b)
  let (# u, v #) = swap (# 'u', 'v' #)
      !(# w, (# x, y #) #) = nested 8
  print (u, v, w, x, I# y)
