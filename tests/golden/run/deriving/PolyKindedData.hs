{-# LANGUAGE UndecidableInstances #-}
{-# LANGUAGE DeriveDataTypeable #-}
{-# LANGUAGE KindSignatures #-}
{-# LANGUAGE PolyKinds #-}
{-# LANGUAGE ScopedTypeVariables #-}
-- Instances of a type whose parameter may have any kind: the kind is found with the type.
module Main where

import Data.Data

newtype Flags f = Flags Integer
  deriving (Data, Eq, Ord, Show)

data Option = Option
  deriving (Data, Show)

data Settings = Settings Int (Flags Option) (Flags Maybe)
  deriving (Data, Show)

data P (f :: k) = P

class Named a where
  named :: a -> String

instance (Typeable k, Typeable f) => Named (P (f :: k)) where
  named p = show (typeOf p)

main :: IO ()
main = do
  let settings = Settings 1 (Flags 2) (Flags 3)
  print (toConstr settings)
  print (gmapQ (show . typeOf) settings)
  putStrLn (named (P :: P Int))
  putStrLn (named (P :: P Maybe))
  putStrLn (named (P :: P Either))
