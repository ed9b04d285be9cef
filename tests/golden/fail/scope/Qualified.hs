-- expect: NotInScope
import qualified Data.Map as M
main :: IO ()
main = print (M.lokup 1 (M.fromList [(1, 2)]))
