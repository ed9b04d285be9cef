main :: IO ()
main = print (length xs) >> print (sum xs)
  where
    xs = foldr (:) [] [1 .. 3000 :: Int]
