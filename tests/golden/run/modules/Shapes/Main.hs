module Main (main, module Data.Maybe) where
import Data.Maybe
import Shapes.Types hiding (secret)
import qualified Shapes.Types as T
import Shapes.Area (area, twice, (|>))
import Shapes.Stack
import Prelude hiding (lookup, filter)
import qualified Prelude as P

lookup :: Int -> [a] -> Maybe a
lookup n = listToMaybe . drop n
filter :: String
filter = "my filter"
main :: IO ()
main = do
  print (map area [circle 1, Square 2, T.Rect { T.w = 2, h = 3 }])
  print (T.secret, lookup 1 "abc", filter, P.filter even [1 .. 4])
  print (twice (+ 1) 5, empty' <+> empty', 3 |> show)
  print (origin == T.Square 0 || origin /= origin, defaultShape (0 :: Int))
  where _ = ()
