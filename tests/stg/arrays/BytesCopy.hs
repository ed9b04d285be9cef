import Data.List

hash :: [Int] -> IO ()
hash = print . foldl' (\a x -> a * 31 + x) 7

main :: IO ()
main = do
  hash a >> hash b >> hash a' >> hash b' >> hash (take 4 b')
  print (fromEnum (compare (take 3 a') (take 3 (drop 3 a'))) - 1) >> print (fromEnum (take 2 a' > take 2 b'))
  where
    a = [0 .. 9]
    b = [0] ++ take 4 (drop 2 a) ++ [0]
    a' = take 3 a ++ take 7 a
    b' = take 2 b ++ [255, 255, 255] ++ drop 5 b
