-- An instance without a method that has no default.
module Main where

class Codec a where
  encode :: a -> String
  decode :: String -> a

newtype Age = Age Int

instance Codec Age where
  encode (Age n) = show n

roundTrip :: Codec a => a -> a
roundTrip = decode . encode

main :: IO ()
main = case roundTrip (Age 3) of Age n -> print n
