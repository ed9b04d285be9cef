-- Imports: lists, hiding, qualified, as, instances; the same entity by two roads.
module Main (main) where

import qualified Data.List as List
import qualified Data.Map as M hiding (map)
import Data.Maybe (fromMaybe)
import Geometry
import qualified Geometry as G (area, Shape (..))
import Geometry.Units hiding (secret)
import Prelude hiding (lookup)
import qualified Prelude

lookup :: String -> Int
lookup = length

main :: IO ()
main = do
  print (area (Square 2), G.area (G.Circle 1))
  print (lookup "abc", Prelude.lookup 1 [(1, 'x')])
  print (inMetres (km 3), secret')
  print (List.sort (M.keys (M.fromList [(2, 'b'), (1, 'a')])), fromMaybe 0 Nothing)
  print (Square 1 == G.Square 1)
  putStrLn (describe (Square 3))
  where secret' = "mine"
