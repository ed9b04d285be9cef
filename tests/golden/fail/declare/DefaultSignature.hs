-- expect: DefaultSignature
{-# LANGUAGE DefaultSignatures #-}
class Pretty a where
  pretty :: a -> String
  default pretty :: Show a => a -> [String]
  pretty x = [show x]
main :: IO ()
main = print 1
