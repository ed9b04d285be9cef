{-# LANGUAGE MagicHash, UnboxedTuples #-}
import GHC.Exts

two :: Int -> Int -> IO ()
two a b = print a >> print b

carry :: (Int# -> Int# -> (# Int#, Int# #)) -> Int -> Int -> IO ()
carry f (I# a) (I# b) = case f a b of (# r, c #) -> two (I# r) (I# c)

times2 :: Word -> Word -> IO ()
times2 (W# a) (W# b) = case timesWord2# a b of (# h, l #) -> two (I# (word2Int# h)) (I# (word2Int# l))

main :: IO ()
main = do
  carry (\a b -> addIntC# a b) maxBound 2 >> carry (\a b -> addIntC# a b) 1 (-2)
  carry (\a b -> subIntC# a b) minBound 1 >> carry (\a b -> subIntC# a b) 3 5
  print (I# (mulIntMayOflo# 3000000000# 3#))
  times2 maxBound maxBound >> times2 4294967296 4294967297
