-- | Data of types with fixed-point numbers in them.
{-# LANGUAGE DeriveDataTypeable #-}
import Data.Data
import Data.Fixed

newtype Span = Span Pico deriving (Eq, Show, Data)

data Price = Price { amount :: Centi, times :: Int } deriving (Show, Data)

main :: IO ()
main = do
  print (gmapQ toConstr (Price 1.25 3))
  print (toConstr (Span 2))
  print (gmapT (\d -> case cast d of { Just n -> maybe d id (cast (n + 1 :: Int)); Nothing -> d }) (Price 2.5 7))
