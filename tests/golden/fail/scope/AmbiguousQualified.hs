-- expect: AmbiguousName
module AmbiguousQualified where
import qualified Data.List as L
import qualified Data.Map as L

evens :: [Int] -> [Int]
evens = L.filter even
