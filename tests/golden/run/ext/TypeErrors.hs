{-# LANGUAGE DataKinds, TypeFamilies, UndecidableInstances #-}
-- Messages of TypeError do no harm where nobody comes to them.
import Data.Kind (Type)
import GHC.TypeLits

type family Element (container :: Type) :: Type where
  Element [a] = a
  Element (Maybe a) = a
  Element other = TypeError ('Text "no elements in " ':<>: 'ShowType other)

class Describe a where
  describe :: a -> String

instance Describe Bool where
  describe b = if b then "on" else "off"

instance Describe a => Describe [a] where
  describe = concatMap describe

instance TypeError ('Text "functions cannot be described" ':$$: 'Text "apply them first") => Describe (a -> b) where
  describe _ = ""

first :: [a] -> Element [a]
first = head

orElse :: Element (Maybe a) -> Maybe a -> a
orElse x = maybe x id

main :: IO ()
main = do
  print (first "abc" < 'b')
  print (orElse (3 :: Int) Nothing)
  putStrLn (describe [True, not True])
