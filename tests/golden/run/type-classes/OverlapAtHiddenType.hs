{-# LANGUAGE ExistentialQuantification, GADTs #-}
-- At a type that a constructor hides the general instance is taken: no caller will ever choose it.
module Main where

class Describe a where
  describe :: a -> String

instance {-# OVERLAPPABLE #-} Describe a => Describe [a] where
  describe xs = "list of " ++ concatMap describe (take 1 xs)

instance Describe Int where
  describe n = "int " ++ show n

instance {-# OVERLAPPING #-} Describe [Int] where
  describe ns = "ints " ++ show (sum ns)

data Any = forall a. Describe a => Any a

data Many where
  Many :: Describe b => { items :: [b] } -> Many

several :: Any -> String
several (Any x) = describe [x, x]

all' :: Many -> String
all' (Many xs) = describe xs

main :: IO ()
main = do
  putStrLn (describe [1, 2, 3 :: Int])
  putStrLn (several (Any (5 :: Int)))
  putStrLn (all' (Many [[6 :: Int]]))
  putStrLn (all' (Many [7 :: Int]))
