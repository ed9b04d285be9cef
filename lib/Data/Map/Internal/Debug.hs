-- | The tree of a Map as text.
module Data.Map.Internal.Debug (showTree, showTreeWith, valid) where

import Data.Containers.Drawing
import Data.Map.Internal (Map(..), valid)

showTree :: (Show k, Show a) => Map k a -> String
showTree = showTreeWith (\k x -> shows k (":=" ++ show x)) True False

-- | How an element is shown; downwards or turned; with lines between nodes.
showTreeWith :: (k -> a -> String) -> Bool -> Bool -> Map k a -> String
showTreeWith text downwards isWide = draw downwards isWide . drawing
 where
  drawing Tip = Nothing'
  drawing (Bin _ k x Tip Tip) = Leaf (text k x)
  drawing (Bin _ k x l r) = Node (text k x) (drawing l) (drawing r)
