-- expect: AmbiguousName
import Data.Map
main :: IO ()
main = print (filter even [1, 2])
