{-# LANGUAGE PartialTypeSignatures, NamedWildCards, ScopedTypeVariables #-}
{-# OPTIONS_GHC -Wno-partial-type-signatures #-}
-- Signatures that leave parts of types open.
import qualified Data.Map as Map

count :: Ord k => [k] -> Map.Map k _
count = foldr (\k -> Map.insertWith (+) k (1 :: Int)) Map.empty

-- the context is open
describe :: _ => a -> a -> String
describe x y = if x == y then show x else show x ++ " and " ++ show y

-- some of it is known
top :: (Show a, _) => [a] -> String
top xs = show (maximum xs)

-- both wildcards are the same
same :: _t -> _t -> [_t]
same x y = [x, y, True]

-- nothing but the name
twice :: _
twice f = f . f

-- without a context nothing constrained is generalised
addOne :: _ -> _
addOne x = x + 1

pairUp :: forall a. a -> _
pairUp x = both x
  where
    both :: a -> (a, _)
    both y = (y, x)

even', odd' :: _ -> Bool
even' n = n == (0 :: Int) || odd' (n - 1)
odd' n = n /= 0 && even' (n - 1)

main :: IO ()
main = do
  print (count "hello")
  putStrLn (describe 'a' 'b')
  putStrLn (describe [1] [1])
  putStrLn (top [3, 1, 2])
  print (same False True)
  print (twice (+ 1) 5, twice ('x' :) "")
  print (addOne 41)
  print (pairUp 'p')
  print (even' 10, odd' 7)
  print (map (read :: _ -> Int) ["1", "2"], (maxBound :: _) == 'a')
