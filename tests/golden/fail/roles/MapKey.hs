-- expect: NotCoercible
{-# LANGUAGE RoleAnnotations #-}
import Data.Coerce
import qualified Data.Map as M
newtype Age = Age Int deriving (Eq, Ord)
f :: M.Map Int Bool -> M.Map Age Bool
f = coerce
main = print 1
