-- expect: NotExported
import Data.List (sortt)
main :: IO ()
main = print 1
