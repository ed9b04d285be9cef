{-# LANGUAGE OverloadedLists, TypeFamilies #-}
-- Lists are whatever IsList says: sets, maps, sequences, and types of one's own; also in patterns.
import qualified Data.IntMap as IntMap
import qualified Data.IntSet as IntSet
import Data.List.NonEmpty (NonEmpty)
import qualified Data.Map as Map
import qualified Data.Sequence as Seq
import qualified Data.Set as Set
import GHC.Exts (IsList (..))

newtype Stack a = Stack [a] deriving Show

instance IsList (Stack a) where
  type Item (Stack a) = a
  fromList = Stack . reverse
  fromListN n xs = Stack (reverse (take n xs))
  toList (Stack xs) = reverse xs

describe :: Stack Int -> String
describe [] = "empty"
describe [x] = "only " ++ show x
describe [_, 0] = "ends in zero"
describe _ = "more"

main :: IO ()
main = do
  print (['c', 'a' .. 'A'] == ([] :: Set.Set Char))
  print (['x', 'a', 'x'] :: Set.Set Char)
  print ([(2, "two"), (1, "one")] :: Map.Map Int String)
  print ([(2, 'b')] :: IntMap.IntMap Char, [3, 1, 2] :: IntSet.IntSet)
  print ([1, 2, 3] :: Seq.Seq Int)
  print ([1, 2] :: NonEmpty Int)
  print ([1 .. 5] :: Stack Int)
  mapM_ (putStrLn . describe) ([[], [7], [4, 0], [0, 4], [1, 2, 3]] :: [Stack Int])
  print (Map.toList (Map.unionWith (+) [(1, 1), (2, 2)] [(2, 3 :: Int), (3 :: Int, 4)]))
  print (sum ([x * x | x <- [1, 2, 3]] :: [Int]))
