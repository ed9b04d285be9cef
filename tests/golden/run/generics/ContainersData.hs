{-# LANGUAGE DeriveAnyClass, DeriveDataTypeable, DeriveGeneric #-}
-- Maps, sets, sequences and trees in derived Data and Generic.
import Control.DeepSeq
import Data.Array
import Data.Complex
import Data.Data
import Data.Functor.Const
import Data.Graph (SCC (..))
import qualified Data.IntMap as IntMap
import qualified Data.IntSet as IntSet
import qualified Data.Map as Map
import Data.Semigroup (Arg (..), Min (..))
import Data.Sequence (Seq, ViewL (..), viewl)
import qualified Data.Sequence as Seq
import qualified Data.Set as Set
import Data.Tree
import Data.Version
import GHC.Generics (Generic, Generic1, from, from1)

data Shop = Shop
  { prices :: Map.Map String Int, closed :: Set.Set Int, rooms :: IntMap.IntMap Int, days :: IntSet.IntSet
  , queue :: Seq Int, plan :: Tree Int }
  deriving (Show, Data, Generic, NFData)

-- | One more for each Int, however deep.
older :: Data a => a -> a
older x = case cast x of
  Just n -> maybe x id (cast (n + 1 :: Int))
  Nothing -> gmapT older x

count :: Data a => a -> Int
count x = 1 + sum (gmapQ count x)

main :: IO ()
main = do
  let shop = Shop (Map.fromList [("tea", 3), ("milk", 1)]) (Set.fromList [6, 7]) (IntMap.fromList [(1, 5)])
        (IntSet.fromList [2]) (Seq.fromList [4, 5]) (Node 1 [Node 2 [], Node 3 []])
  print (older shop)
  print (count shop)
  print (rnf shop)
  print [dataTypeOf (prices shop), dataTypeOf (closed shop), dataTypeOf (rooms shop), dataTypeOf (days shop), dataTypeOf (queue shop)]
  print (toConstr (prices shop), toConstr (queue shop), toConstr (Seq.empty :: Seq Int), toConstr (plan shop))
  print (constrFields (toConstr (plan shop)), toConstr (1 :+ 2 :: Complex Double), toConstr (Const 1 :: Const Int Int), toConstr (Proxy :: Proxy Int))
  print (fromConstrB (fromConstr (toConstr (3 :: Int))) (toConstr (Min 1 :: Min Int)) :: Min Int)
  print (older (listArray (0, 2) [1, 2, 3] :: Array Int Int))
  print (older (Arg 1 [2]) :: Arg Int [Int])
  print (from (plan shop), from (viewl (queue shop)), from (CyclicSCC "ab"))
  print (from1 (plan shop), from (makeVersion [1, 2]))
