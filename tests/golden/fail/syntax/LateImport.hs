-- expect: LateImport
f :: Int
f = 1
import Data.List
main :: IO ()
main = print f
