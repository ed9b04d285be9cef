{-# LANGUAGE DerivingStrategies, DerivingVia, DeriveAnyClass, DefaultSignatures, StandaloneDeriving #-}
-- Deriving strategies: stock, newtype, anyclass with default signatures, via; standalone.
import Data.Monoid (Any (..), Sum (..))

class Describe a where
  describe :: a -> String
  default describe :: Show a => a -> String
  describe x = "<" ++ show x ++ ">"

newtype Score = Score Int
  deriving stock (Show, Read)
  deriving newtype (Eq, Ord, Num)
  deriving (Semigroup, Monoid) via (Sum Int)
  deriving anyclass Describe

newtype Flag = Flag Bool deriving (Semigroup, Monoid) via Any deriving stock Show

data T f a = T (f a) a
deriving instance (Show (f a), Show a) => Show (T f a)
deriving stock instance (Eq (f a), Eq a) => Eq (T f a)
deriving anyclass instance (Show (f a), Show a) => Describe (T f a)

main :: IO ()
main = do
  print (mconcat [Score 1, 2, 3], Flag False <> Flag True, mempty :: Flag)
  putStrLn (describe (Score 4)) >> putStrLn (describe (T (Just 1) 2))
  print (T [1] 2 == T [1] 2, read "Score 5" < Score 6)
