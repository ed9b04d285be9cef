-- expect: NotAMethod
{-# LANGUAGE DefaultSignatures #-}
class Pretty a where
  pretty :: a -> String
  default prety :: Show a => a -> String
main :: IO ()
main = print 1
