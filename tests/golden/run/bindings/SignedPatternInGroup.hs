module Main where
-- A variable that has a polymorphic signature is that where its own group mentions it, whatever binds it.
pair :: (String, Int)
pair = (first ("a", use), second)
  where
    use = same second
    same :: a -> a
    (first, same, second) = (\(a, _) -> a, \x -> x, length (show (const 3 use)))

top :: Int
top = used (3 :: Int)
used :: Num a => a -> Int
used _ = whole 'c' + whole True
whole :: a -> Int
(whole, other) = (\x -> const 1 x, \n -> if n == 0 then 0 else whole "s" + whole (Just n) + other (n - 1))

twice :: [a] -> [a]
(twice, lengths) = (\xs -> xs ++ xs, (length (twice "ab"), length (twice [True])))

main :: IO ()
main = do
  print pair
  print (top, other 3)
  print lengths
