-- expect: CustomTypeError
{-# LANGUAGE DataKinds #-}
import GHC.TypeLits
old :: TypeError ('Text "use new instead")
old = old
main :: IO ()
main = print 1
