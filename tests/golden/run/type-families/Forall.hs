{-# LANGUAGE TypeFamilies, DataKinds, PolyKinds #-}
-- A forall may name the variables of family equations and instances.
import Data.Proxy

data family Tagged a
data instance forall (b :: Bool). Tagged (Proxy b) = Tagged String
newtype instance forall a. Tagged [a] = Items [a]

class Pairing a where
  type With a b
  pair :: a -> b -> With a b

instance forall a. Pairing [a] where
  type forall b. With [a] b = [(a, b)]
  pair xs y = map (\x -> (x, y)) xs

type family Chosen a b where
  forall x y. Chosen [x] (Proxy y) = Double
  forall z. Chosen z z = Bool

half :: Chosen [Int] (Proxy 'True)
half = 0.5

yes :: Chosen Char Char
yes = True

main :: IO ()
main = do
  let Tagged t = Tagged "tag" :: Tagged (Proxy 'True)
      Items n = Items [1, 2, 3 :: Int]
  putStrLn t
  print (sum n)
  print (pair "ab" True)
  print (half, yes)
