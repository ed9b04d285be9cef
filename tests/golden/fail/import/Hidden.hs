-- expect: NotInScope
import Prelude hiding (map)
main :: IO ()
main = print (map (+ 1) [1])
