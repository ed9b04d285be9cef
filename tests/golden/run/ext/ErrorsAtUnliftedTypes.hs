{-# LANGUAGE MagicHash, UnboxedTuples #-}
-- What never returns may stand where a number of the machine, or an unboxed tuple, is expected.
import Control.Exception
import GHC.Exts

number :: Int -> Int#
number 0 = error "zero"
number 1 = undefined
number 2 = errorWithoutStackTrace "two"
number 3 = throw Overflow
number 4 = raise# (toException DivideByZero)
number (I# n) = n *# 2#

pair :: Int -> (# Int, Double# #)
pair 0 = error "no pair"
pair n = case n of
  1 -> throw Underflow
  _ -> (# n, 1.5## #)

array :: Int -> ByteArray#
array (I# size)
  | isTrue# (size <# 0#) = error "negative"
  | otherwise = case runRW# (\s -> case newByteArray# size s of (# s1, m #) -> unsafeFreezeByteArray# m s1) of (# _, a #) -> a

attempt :: Int -> IO ()
attempt value = do
  result <- try (evaluate value)
  putStrLn (either (\e -> "stopped: " ++ takeWhile (/= '\n') (show (e :: SomeException))) show result)

main :: IO ()
main = do
  mapM_ (\n -> attempt (I# (number n))) [0 .. 5]
  mapM_ (\n -> attempt (case pair n of (# a, d #) -> a + truncate (D# d))) [0 .. 2]
  mapM_ (\n -> attempt (I# (sizeofByteArray# (array n)))) [8, -1]
  attempt (case number 5 of k -> I# (k +# (if isTrue# (k ># 100#) then error "big" else 1#)))
  attempt (I# (error $ "with " ++ "$"))
