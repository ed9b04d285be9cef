-- | The trie of an IntMap as text.
module Data.IntMap.Internal.Debug (showTree, showTreeWith) where

import Data.Containers.Drawing
import Data.IntMap.Internal (IntMap(..))

showTree :: Show a => IntMap a -> String
showTree = showTreeWith True False

-- | Downwards or turned; with lines between nodes.
showTreeWith :: Show a => Bool -> Bool -> IntMap a -> String
showTreeWith downwards isWide = draw downwards isWide . drawing

drawing :: Show a => IntMap a -> Drawing
drawing t = case t of
  Nil -> Nothing'
  Tip k x -> Leaf (' ' : shows k (":=" ++ show x))
  Bin _ _ l r -> Node "*" (drawing l) (drawing r)
