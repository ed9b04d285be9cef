{-# LANGUAGE MagicHash, UnboxedTuples #-}
-- Words of 128 bits by primops, against Integer.
import GHC.Exts

divided :: Word -> Word -> Word -> (Word, Word)
divided (W# high) (W# low) (W# by) = case quotRemWord2# high low by of (# q, r #) -> (W# q, W# r)

agrees :: (Word, Word, Word) -> Bool
agrees (high, low, by) = (toInteger q, toInteger r) == (toInteger high * 2 ^ (64 :: Int) + toInteger low) `quotRem` toInteger by
  where (q, r) = divided high low by

main :: IO ()
main = do
  print (divided 0 100 7, divided 5 0 9)
  print (all agrees [(h, l, b) | b <- [1, 2, 3, 10, 2 ^ 63, 2 ^ 63 + 1, maxBound], h <- [0, 1, 2, 9, 2 ^ 62, 2 ^ 63, maxBound - 1], h < b, l <- [0, 1, 77, 2 ^ 63, maxBound]])
  case (# subWordC# 3## 5##, addWordC# 3## (not# 0##) #) of
    (# (# a, c #), (# b, d #) #) -> print (W# a, I# c, W# b, I# d)
  case spark# 'x' realWorld# of (# _, x #) -> print (x, I# (par# x))
