-- expect: MisplacedImplicit
{-# LANGUAGE ImplicitParams #-}
newtype Age = Age Int
instance (?unit :: String) => Show Age where
  show (Age n) = show n ++ ?unit
main :: IO ()
main = print 1
