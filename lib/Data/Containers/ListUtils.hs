-- | Removing duplicates from lists with a set of what was seen.
module Data.Containers.ListUtils (nubOrd, nubOrdOn, nubInt, nubIntOn) where

import qualified Data.IntSet as IntSet
import qualified Data.Set as Set

-- | As `nub`, lazily, in n log n.
nubOrd :: Ord a => [a] -> [a]
nubOrd = nubOrdOn id

nubOrdOn :: Ord b => (a -> b) -> [a] -> [a]
nubOrdOn f = go Set.empty
  where
    go _ [] = []
    go seen (x : xs)
      | Set.member y seen = go seen xs
      | otherwise = x : go (Set.insert y seen) xs
      where y = f x

nubInt :: [Int] -> [Int]
nubInt = nubIntOn id

nubIntOn :: (a -> Int) -> [a] -> [a]
nubIntOn f = go IntSet.empty
  where
    go _ [] = []
    go seen (x : xs)
      | IntSet.member y seen = go seen xs
      | otherwise = x : go (IntSet.insert y seen) xs
      where y = f x
