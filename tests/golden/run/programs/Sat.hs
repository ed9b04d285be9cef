module Main where

import qualified Data.IntMap.Strict as IM
import qualified Data.IntSet as IS
import Data.List (minimumBy)
import Data.Maybe (listToMaybe)
import Data.Ord (comparing)

type Clause = IS.IntSet
type Model = IM.IntMap Bool

simplify :: Int -> [Clause] -> [Clause]
simplify l = map (IS.delete (negate l)) . filter (IS.notMember l)

dpll :: [Clause] -> Maybe Model
dpll = go IM.empty
  where
    go model clauses
      | null clauses = Just model
      | any IS.null clauses = Nothing
      | Just l <- unit = go (set l model) (simplify l clauses)
      | Just l <- pure' = go (set l model) (simplify l clauses)
      | otherwise =
          let l = head (IS.toList (minimumBy (comparing IS.size) clauses))
           in case go (set l model) (simplify l clauses) of
                Nothing -> go (set (negate l) model) (simplify (negate l) clauses)
                found -> found
      where
        unit = listToMaybe [head (IS.elems c) | c <- clauses, IS.size c == 1]
        literals = IS.unions clauses
        pure' = listToMaybe [l | l <- IS.toList literals, IS.notMember (negate l) literals]
    set l = IM.insert (abs l) (l > 0)

satisfies :: Model -> [Clause] -> Bool
satisfies m = all (any holds . IS.toList)
  where
    holds l = IM.findWithDefault False (abs l) m == (l > 0)

pigeons :: Int -> Int -> [[Int]]
pigeons p h =
  [[var i j | j <- [1 .. h]] | i <- [1 .. p]]
    ++ [[negate (var i j), negate (var k j)] | j <- [1 .. h], i <- [1 .. p], k <- [i + 1 .. p]]
  where
    var i j = (i - 1) * h + j

main :: IO ()
main = do
  let check name cs =
        let clauses = map IS.fromList cs
         in putStrLn (name ++ ": " ++ maybe "unsatisfiable" (\m -> show (IM.toList m) ++ " " ++ show (satisfies m clauses)) (dpll clauses))
  check "simple" [[1, 2], [-1, 3], [-2, -3], [2, 3]]
  check "contradiction" [[1], [-1]]
  check "implications" [[-1, 2], [-2, 3], [-3, 4], [1], [-4, 5]]
  check "3 pigeons, 3 holes" (pigeons 3 3)
  check "4 pigeons, 3 holes" (pigeons 4 3)
  check "none" []
