import qualified Data.Sequence as Seq
import Data.Sequence (ViewL(..), (|>), (><))
import qualified Data.Set as Set

-- Breadth-first search with a sequence as queue: steps from 1 to n by +1 or *2.
steps :: Int -> Int
steps goal = go (Set.singleton 1) (Seq.singleton (1, 0))
  where
    go seen queue = case Seq.viewl queue of
      EmptyL -> -1
      (x, d) :< rest
        | x == goal -> d
        | otherwise ->
            let next = [y | y <- [x + 1, x * 2], y <= goal * 2, Set.notMember y seen]
            in go (foldr Set.insert seen next) (foldl (|>) rest [(y, d + 1) | y <- next])

josephus :: Int -> Int -> [Int]
josephus n k = go (Seq.fromList [1 .. n])
  where
    go s | Seq.null s = []
         | otherwise = let (before, after) = Seq.splitAt ((k - 1) `mod` Seq.length s) s
                       in case Seq.viewl after of
                            x :< rest -> x : go (rest >< before)
                            EmptyL -> []

main :: IO ()
main = do
  print (map steps [1, 10, 37, 100])
  print (josephus 10 3, last (josephus 500 7))
  let s = foldl (\q i -> if even i then q |> i else Seq.drop 1 (q |> i)) Seq.empty [1 .. 2000 :: Int]
  print (Seq.length s, sum s, Seq.index s 500)
  print (sum (Seq.fromList [1 .. 1000] >< s >< s))
