{-# LANGUAGE DeriveAnyClass, DefaultSignatures, DerivingStrategies #-}

-- The context of a derived instance is left to ask for what several instances may give: the one for all types was taken.
module Main where

class Named a where
  named :: a -> String

instance {-# OVERLAPPABLE #-} Named a where
  named _ = "?"

instance Named Int where
  named _ = "Int"

newtype Same a = Same a
  deriving newtype (Named)

class Described a where
  described :: a -> String
  default described :: Inside a => a -> String
  described = inside

class Inside a where
  inside :: a -> String

instance Named a => Inside (Box a) where
  inside (Box x) = "Box " ++ named x

newtype Box a = Box a
  deriving anyclass (Described)

main :: IO ()
main = do
  putStrLn (named (Same (1 :: Int)))
  putStrLn (described (Box (1 :: Int)))
  putStrLn (described (Box 'x'))
