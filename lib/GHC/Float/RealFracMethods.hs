-- | Roundings of Float and Double by their own names.
module GHC.Float.RealFracMethods
  ( properFractionDoubleInteger, floorDoubleInteger, ceilingDoubleInteger, roundDoubleInteger, truncateDoubleInteger
  , properFractionDoubleInt, floorDoubleInt, ceilingDoubleInt, roundDoubleInt, double2Int, int2Double
  , properFractionFloatInteger, floorFloatInteger, ceilingFloatInteger, roundFloatInteger, truncateFloatInteger
  , properFractionFloatInt, floorFloatInt, ceilingFloatInt, roundFloatInt, float2Int, int2Float
  ) where

import GHC.Float

floorDoubleInteger, ceilingDoubleInteger, roundDoubleInteger, truncateDoubleInteger :: Double -> Integer
floorDoubleInteger = floor
ceilingDoubleInteger = ceiling
roundDoubleInteger = round
truncateDoubleInteger = truncate

properFractionDoubleInteger :: Double -> (Integer, Double)
properFractionDoubleInteger = properFraction

floorDoubleInt, ceilingDoubleInt, roundDoubleInt :: Double -> Int
floorDoubleInt = floor
ceilingDoubleInt = ceiling
roundDoubleInt = round

properFractionDoubleInt :: Double -> (Int, Double)
properFractionDoubleInt = properFraction

floorFloatInteger, ceilingFloatInteger, roundFloatInteger, truncateFloatInteger :: Float -> Integer
floorFloatInteger = floor
ceilingFloatInteger = ceiling
roundFloatInteger = round
truncateFloatInteger = truncate

properFractionFloatInteger :: Float -> (Integer, Float)
properFractionFloatInteger = properFraction

floorFloatInt, ceilingFloatInt, roundFloatInt :: Float -> Int
floorFloatInt = floor
ceilingFloatInt = ceiling
roundFloatInt = round

properFractionFloatInt :: Float -> (Int, Float)
properFractionFloatInt = properFraction
