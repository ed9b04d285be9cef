-- expect: ModuleNotFound
import Data.Lisst
main :: IO ()
main = print (sort [1])
