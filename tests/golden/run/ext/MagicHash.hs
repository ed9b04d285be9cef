{-# LANGUAGE MagicHash, UnboxedTuples #-}
-- Primitive numbers, literals with #, unboxed tuples as results.
import GHC.Exts

add :: Int -> Int -> Int
add (I# a) (I# b) = I# (a +# b *# 2#)

divMod' :: Int -> Int -> (# Int, Int #)
divMod' a b = (# div a b, mod a b #)

loop :: Int# -> Int# -> Int#
loop 0# acc = acc
loop n acc = loop (n -# 1#) (acc +# n)

half :: Double -> Double
half (D# d) = D# (d /## 2.0##)

main :: IO ()
main = do
  print (add 1 2, I# (loop 100# 0#), half 5, C# 'x'#)
  case divMod' 17 5 of (# q, r #) -> print (q, r)
  print (isTrue# (3# ># 2#), W# (int2Word# 5#), C# (chr# (ord# 'a'# +# 1#)))
