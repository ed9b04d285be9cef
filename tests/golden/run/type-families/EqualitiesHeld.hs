-- Equalities, and coercions, where a variable stands for any constraint: in dictionaries, as arguments, in tuples.
{-# LANGUAGE ConstraintKinds, GADTs, QuantifiedConstraints, RankNTypes #-}
module Main (main) where

import Data.Coerce (Coercible, coerce)
import Data.Kind (Constraint, Type)

data Dict c where
  Dict :: c => Dict c

withDict :: Dict c -> (c => r) -> r
withDict Dict r = r

matched, handed :: Dict (a ~ Int) -> a -> Int
matched Dict n = n + 1
handed d n = withDict d (n + 2)

both :: Dict (Show a, a ~ Int) -> a -> String
both d n = withDict d (show n ++ show (n + 1))

data Between (c :: Type -> Type -> Constraint) a b where
  Between :: c a b => Between c a b

use :: Between c a b -> (forall x y. c x y => x -> y) -> a -> b
use Between f = f

newtype Age = Age Int deriving Show

data Some c = forall a. c a => Some a

sumOf :: [Some ((~) Int)] -> Int
sumOf things = sum [n | Some n <- things]

symmetric :: Dict (a ~ b) -> Dict (b ~ a)
symmetric Dict = Dict

main :: IO ()
main = do
  print (matched Dict 3, handed Dict 3)
  putStrLn (both Dict 5)
  print (use (Between :: Between (~) Int Int) id 6)
  print (use (Between :: Between Coercible Int Age) coerce 7)
  print (sumOf [Some 8, Some 9])
  print (handed (symmetric Dict) 10)
