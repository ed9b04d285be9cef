{-# LANGUAGE NoImplicitPrelude #-}
-- | Fractions.
module Data.Ratio (Ratio, Rational, (%), approxRational, denominator, numerator) where

import GHC.Base
import GHC.Num
import GHC.Real

-- | The simplest fraction within a distance of a number.
approxRational :: RealFrac a => a -> a -> Rational
approxRational x distance = simplest (toRational x - toRational distance) (toRational x + toRational distance)
  where
    simplest low high
      | high < low = simplest high low
      | low == high = low
      | low > 0 = between (numerator low) (denominator low) (numerator high) (denominator high)
      | high < 0 =
        negate (between (negate (numerator high)) (denominator high) (negate (numerator low)) (denominator low))
      | otherwise = 0 :% 1
    -- both positive: the whole part, or by way of reciprocals of what is beyond it
    between n d n' d'
      | r == 0 = q :% 1
      | q /= q' = (q + 1) :% 1
      | otherwise = case between d' r' d r of n'' :% d'' -> (q * n'' + d'') :% n''
      where
        (q, r) = quotRem n d
        (q', r') = quotRem n' d'
