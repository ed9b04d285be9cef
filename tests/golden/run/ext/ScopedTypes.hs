{-# LANGUAGE ScopedTypeVariables, TypeApplications, AllowAmbiguousTypes #-}
-- Scoped type variables and type applications: explicit order, ambiguous methods, patterns with types.
import Data.List (sortBy)

class Named a where nameOf :: String
instance Named Int where nameOf = "Int"
instance Named Bool where nameOf = "Bool"
instance Named a => Named [a] where nameOf = "[" ++ nameOf @a ++ "]"
instance (Named a, Named b) => Named (a, b) where nameOf = nameOf @a ++ "*" ++ nameOf @b

sizes :: forall a b. (Bounded a, Enum a, Bounded b, Enum b) => (Int, Int)
sizes = (count @a, count @b)

count :: forall a. (Bounded a, Enum a) => Int
count = length xs
  where
    xs :: [a]
    xs = [minBound .. maxBound]

main :: IO ()
main = do
  putStrLn (nameOf @[(Int, [Bool])])
  print (sizes @Bool @Ordering)
  print (read @Int "42", show @Double 1, maxBound @Char, either @_ @String show id (Left 1))
  print ((\(x :: Int) -> x + 1) 2, [y | (y :: Int) <- [1, 2]])
  print (fromIntegral @Int @Double 3, sortBy @Int compare [2, 1])
