import qualified Data.IntMap as IM
import qualified Data.Map as Map
import qualified Data.Sequence as Seq
import qualified Data.Set as Set
import Data.Foldable (toList)
import Data.Tree

data Inventory = Inventory
  { items :: Map.Map String (Set.Set Int)
  , order :: Seq.Seq Char
  , index :: IM.IntMap [Bool]
  }
  deriving (Eq, Ord, Show, Read)

inventory :: Inventory
inventory = Inventory (Map.fromList [("b", Set.fromList [2, 1]), ("a", Set.empty)]) (Seq.fromList "xy") (IM.singleton (-1) [True])

main :: IO ()
main = do
  print inventory
  print (read (show inventory) == inventory, compare inventory inventory {order = Seq.empty})
  print (Just (Map.fromList [(Just 1, Left 'x'), (Nothing, Right (Set.fromList "ba"))]))
  print (Map.fromList [((x, y), Node x [Node y []]) | x <- [1, 2], y <- [3 :: Int]])
  print (foldMap toList [Set.fromList [3, 1], Set.fromList [2]], concatMap toList (Map.elems (items inventory)))
  print (sum (fmap sum (Map.fromList [(1, Seq.fromList [1, 2]), (2, Seq.fromList [3])])), maximum (fmap length [Map.empty, Map.singleton 1 'a']))
  print (traverse (\s -> if null s then Nothing else Just (Set.findMin s)) (items inventory), sequenceA (IM.fromList [(1, [1, 2]), (2, [3])]))
  print (Set.map show (Set.fromList [10, 9, 1]), Map.mapKeys negate (Map.fromList (zip [1 .. 3] "abc")), minimum (Set.fromList "hello"))
