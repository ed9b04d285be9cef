-- Superclasses: methods of the superclass through the subclass's dictionary, diamonds.
class Shape a where
  area :: a -> Double
  name :: a -> String
  name _ = "shape"
class Shape a => Solid a where
  volume :: a -> Double -> Double
  volume s h = area s * h
class Shape a => Coloured a where colour :: a -> String
class (Solid a, Coloured a) => Brick a where
  describe :: a -> String
  describe b = name b ++ " " ++ colour b ++ " " ++ show (area b) ++ " " ++ show (volume b 2)

newtype Square = Square Double
instance Shape Square where { area (Square s) = s * s; name _ = "square" }
instance Solid Square
instance Coloured Square where colour _ = "red"
instance Brick Square

data Blob = Blob
instance Shape Blob where area _ = 1
instance Solid Blob where volume _ _ = 9
instance Coloured Blob where colour _ = "grey"
instance Brick Blob where describe b = "a " ++ colour b ++ " " ++ name b

twice :: Brick a => a -> Double
twice x = 2 * area x

main :: IO ()
main = do
  putStrLn (describe (Square 3)) >> putStrLn (describe Blob)
  print (twice (Square 1), twice Blob)
