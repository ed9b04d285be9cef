module Named (Named (..)) where

class Named a where
  name :: a -> String
