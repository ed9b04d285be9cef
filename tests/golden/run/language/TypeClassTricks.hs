{-# LANGUAGE FlexibleInstances, FlexibleContexts, UndecidableInstances, MultiParamTypeClasses, FunctionalDependencies, ScopedTypeVariables, TypeApplications, AllowAmbiguousTypes, DefaultSignatures, InstanceSigs #-}
module Main where
import Data.List (intercalate)
import Data.Proxy

-- variadic sum
class SumRes r where sumOf' :: Int -> r
instance SumRes Int where sumOf' = id
instance (Integral a, SumRes r) => SumRes (a -> r) where sumOf' acc x = sumOf' (acc + fromIntegral x)
sumOf :: SumRes r => r
sumOf = sumOf' 0

-- overlapping pretty printing
class Pretty a where
  pretty :: a -> String
  default pretty :: Show a => a -> String
  pretty x = "<" ++ show x ++ ">"
  prettyList :: [a] -> String
  prettyList xs = "[" ++ intercalate "; " (map pretty xs) ++ "]"
instance Pretty Int
instance Pretty Bool where pretty b = if b then "yes" else "no"
instance Pretty Char where { pretty c = [c]; prettyList s = "'" ++ s ++ "'" }
instance Pretty a => Pretty [a] where pretty = prettyList
instance (Pretty a, Pretty b) => Pretty (a, b) where pretty (a, b) = pretty a ++ " & " ++ pretty b
instance {-# OVERLAPPABLE #-} Show a => Pretty (Maybe a) where pretty = maybe "-" show
instance {-# OVERLAPPING #-} Pretty (Maybe Int) where pretty = maybe "none" (("int " ++) . show)

-- functional dependencies
class Container f a | f -> a where
  empty :: f
  insert :: a -> f -> f
  toL :: f -> [a]
instance Container [a] a where { empty = []; insert = (:); toL = id }
newtype Bits = Bits Integer deriving (Eq, Show)
instance Container Bits Int where
  empty = Bits 0
  insert i (Bits n) = Bits (if odd (n `div` 2 ^ i) then n else n + 2 ^ i)
  toL (Bits n) = [i | i <- [0 .. 63], odd (n `div` 2 ^ i)]

-- peano arithmetic in types
data Z = Z
data S n = S n
class Nat n where natVal' :: Int
instance Nat Z where natVal' = 0
instance Nat n => Nat (S n) where natVal' = 1 + natVal' @n
class Add a b c | a b -> c
instance Add Z b b
instance Add a b c => Add (S a) b (S c)
add :: Add a b c => Proxy a -> Proxy b -> Proxy c
add _ _ = Proxy
reflect :: forall n. Nat n => Proxy n -> Int
reflect _ = natVal' @n

-- polymorphic recursion
data Nested a = Flat a | Nest (Nested [a])
depth :: Nested a -> Int
depth (Flat _) = 0
depth (Nest n) = 1 + depth n
instance Show a => Show (Nested a) where
  showsPrec :: Int -> Nested a -> ShowS
  showsPrec d (Flat a) = showParen (d > 10) (showString "Flat " . showsPrec 11 a)
  showsPrec d (Nest n) = showParen (d > 10) (showString "Nest " . showsPrec 11 n)

-- superclass defaults, class with operators
class (Eq a, Show a) => Shape a where
  area, perimeter :: a -> Double
  describe :: a -> String
  describe s = show s ++ ": " ++ show (area s) ++ "/" ++ show (perimeter s) ++ (if s == s then "" else "?")
  {-# MINIMAL area, perimeter #-}
data Sq = Sq Double deriving (Eq, Show)
data Ci = Ci Double deriving (Eq, Show)
instance Shape Sq where { area (Sq a) = a * a; perimeter (Sq a) = 4 * a }
instance Shape Ci where { area (Ci r) = pi * r * r; perimeter (Ci r) = 2 * pi * r; describe c = "circle " ++ show (area c) }
data AnyShape = forall s. Shape s => AnyShape s

main :: IO ()
main = do
  print (sumOf (1 :: Int) (2 :: Integer) (3 :: Int) :: Int)
  putStrLn (pretty [(1 :: Int, True), (2, False)])
  putStrLn (pretty ["ab", "c"])
  putStrLn (pretty (Just (3 :: Int)) ++ ", " ++ pretty (Just 'x') ++ ", " ++ pretty (Nothing :: Maybe Int))
  print (toL (insert 3 (insert 5 (insert 3 (empty :: Bits)))), toL (insert 'a' empty :: String))
  print (reflect (add (Proxy @(S (S Z))) (Proxy @(S Z))))
  print (Nest (Nest (Flat [[1 :: Int], []])), depth (Nest (Nest (Flat [[True]]))))
  mapM_ (\(AnyShape s) -> putStrLn (describe s)) [AnyShape (Sq 2), AnyShape (Ci 1)]
