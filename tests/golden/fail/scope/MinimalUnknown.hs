-- expect: MissingBinding
class Shape a where
  area, girth :: a -> Double
  {-# MINIMAL area, grith #-}
main :: IO ()
main = print 1
