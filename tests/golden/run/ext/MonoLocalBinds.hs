{-# LANGUAGE GADTs, ScopedTypeVariables #-}
module Main where

data Key a where
  Name :: Key String
  Age :: Key Int

data Entry = forall a. Show a => Key a := a

data Same a b where
  Refl :: Same a a

same :: Key a -> Key b -> Maybe (Same a b)
same Name Name = Just Refl
same Age Age = Just Refl
same _ _ = Nothing

find :: Key a -> [Entry] -> Maybe a
find key = go
  where
    go [] = Nothing
    go ((k := v) : rest) = case same key k of
      Nothing -> go rest
      Just Refl -> Just v

swap :: forall a b. (a, b) -> (b, a)
swap p = (second, first)
  where
    (first, second) = p

poly :: Bool -> (Bool, Int)
poly b = (pick True b, pick 1 2)
  where
    pick x _ = x

closedThrough :: Int -> (Int, Bool)
closedThrough n = (use n, use True)
  where
    same' x = x
    use y = same' y

signed :: Int -> (Int, Bool)
signed n = (k n, k True)
  where
    step :: Int -> Int
    step m = m + n
    k y = if step 1 > 0 then y else y

count :: Int -> Int
count n = even' n
  where
    even' m = if m == 0 then n else odd' (m - 1)
    odd' m = if m == 0 then negate n else even' (m - 1)

main :: IO ()
main = do
  let entries = [Age := 7, Name := "x"]
  print (find Name entries)
  print (find Age entries)
  print (swap ('a', "b"))
  print (poly False)
  print (closedThrough 3)
  print (signed 4)
  print (count 5, count 4)
