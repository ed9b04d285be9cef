-- A sum may be what a function of any type gives, an alternative may be anything unlifted.
{-# LANGUAGE MagicHash, UnboxedSums, UnboxedTuples, TypeInType, RankNTypes, KindSignatures, LambdaCase #-}
module Main where
import GHC.Exts
look :: forall rep (r :: TYPE rep) k v. Eq k => ((# #) -> r) -> (v -> Int -> r) -> k -> [(k, v)] -> r
look n j k [] = n (# #)
look n j k ((k', v) : r) | k == k' = j v 1 | otherwise = look n j k r
f :: Eq k => k -> [(k, v)] -> (# (# #) | v #)
f k m = look (\_ -> (# (# #) | #)) (\v _ -> (# | v #)) k m
g :: Int -> [(Int, Char)] -> (# (# #) | (# Char, Int# #) #)
g k m = look (\_ -> (# (# #) | #)) (\v (I# i) -> (# | (# v, i #) #)) k m
h :: Int -> (# Int# | Double | (# #) | [Int] #)
h 0 = (# 3# | | | #)
h 1 = (# | 2.5 | | #)
h 2 = (# | | (# #) | #)
h n = (# | | | [n, error "lazy"] #)
show' :: (# Int# | Double | (# #) | [Int] #) -> String
show' = \case
  (# 3# | | | #) -> "three"
  (# i | | | #) -> show (I# i)
  (# | d | | #) -> show d
  (# | | (# #) | #) -> "unit"
  (# | | | n : _ #) -> show n
  (# | | | [] #) -> "nil"
nested :: (# Int | (# Int | Char #) #) -> String
nested (# n | #) = show n
nested (# | (# n | #) #) = show n ++ "!"
nested (# | (# | c #) #) = [c]
main :: IO ()
main = do
  case f 1 [(1, 'c')] of { (# (# #) | #) -> print 0; (# | c #) -> print c }
  case f "x" [("y", 'c')] of { (# (# #) | #) -> print 0; (# | c #) -> print c }
  case g 1 [(1, 'c')] of { (# _ | #) -> print 0; (# | (# c, i #) #) -> print (c, I# i) }
  mapM_ (\n -> putStrLn (show' (h n))) [0 .. 3]
  mapM_ putStrLn [nested (# 1 | #), nested (# | (# 2 | #) #), nested (# | (# | 'z' #) #)]
  let s = h 0 in case s of { (# i | | | #) -> print (I# (i +# 1#)); _ -> print () }
