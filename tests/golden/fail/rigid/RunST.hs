-- expect: SkolemEscape
import Control.Monad.ST
import Data.STRef
r = runST (newSTRef 0)
main :: IO ()
main = print 1
