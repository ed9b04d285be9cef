-- expect: NotCoercible
{-# LANGUAGE DerivingVia #-}
import Data.Monoid
newtype T = T Bool deriving Semigroup via (Sum Int)
main :: IO ()
main = print 1
