-- A Num instance of one's own: literals, negate by default, sum and (^) at that type.
data V = V Int Int deriving (Eq, Show)
instance Num V where
  V a b + V c d = V (a + c) (b + d)
  V a b * V c d = V (a * c) (b * d)
  abs (V a b) = V (abs a) (abs b)
  signum (V a b) = V (signum a) (signum b)
  fromInteger n = V (fromInteger n) (fromInteger n)
  V a b - V c d = V (a - c) (b - d)

newtype Poly = Poly [Int] deriving Show
instance Num Poly where
  Poly a + Poly b = Poly (zipLong a b)
    where zipLong (x : xs) (y : ys) = (x + y) : zipLong xs ys
          zipLong xs [] = xs
          zipLong [] ys = ys
  Poly [] * _ = Poly []
  Poly (x : xs) * q@(Poly ys) = Poly (map (x *) ys) + Poly (0 : zs) where Poly zs = Poly xs * q
  negate (Poly a) = Poly (map negate a)
  abs = undefined
  signum = undefined
  fromInteger n = Poly [fromInteger n]

main :: IO ()
main = do
  print (V 1 2 + 3 * 2, -V 1 2, sum [V 1 1, 2], V 2 3 ^ (3 :: Int))
  print ((Poly [1, 1]) ^ (4 :: Int), Poly [1] - Poly [0, 1])
