-- expect: NotInScope
{-# LANGUAGE QualifiedDo #-}
import qualified Data.List as L
main :: IO ()
main = L.do
  print 1
  print 2
