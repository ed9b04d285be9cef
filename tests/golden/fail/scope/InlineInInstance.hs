-- expect: MissingBinding
newtype Age = Age Int
instance Show Age where
  {-# INLINE showsPrec #-}
  show (Age n) = show n
main :: IO ()
main = print (Age 1)
