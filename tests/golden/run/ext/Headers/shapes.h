#ifdef SHAPES
data Shape
  = Circle Double
  | Square { side :: Double }
  deriving (Show)

class Measured a where
  measure :: a -> Double
  measure _ = 0
  {-# INLINE measure #-}

instance Measured Shape where
  {-# INLINE measure #-}
  measure shape = case shape of
    Circle r -> r * 3
    Square s ->
      let twice = s * 2
       in twice * 2
#else
shapes :: [Shape]
shapes =
  [ Circle 1   -- a comment
  , Square 2
  ]
{-# INLINE shapes #-}
#endif
