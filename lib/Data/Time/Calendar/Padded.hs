-- | Numbers of dates as text.
module Data.Time.Calendar.Padded (padded) where

-- | At least so many digits, a sign before them.
padded :: Int -> Integer -> String
padded width n
  | n < 0 = '-' : padded width (negate n)
  | otherwise = let digits = show n in replicate (width - length digits) '0' ++ digits
