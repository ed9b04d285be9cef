-- expect: KindMismatch
{-# LANGUAGE StandaloneKindSignatures #-}
import Data.Kind
type T :: Type -> Constraint
data T a = T a
type C :: Type -> Type
class C a
main :: IO ()
main = print 1
