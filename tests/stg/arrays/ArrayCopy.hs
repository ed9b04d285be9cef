digits :: [Int] -> IO ()
digits = print . foldl (\a d -> a * 10 + d) 0

main :: IO ()
main = do
  digits a >> digits b >> digits c >> digits d >> digits (take 3 (drop 1 d))
  where
    a = [0 .. 7]
    b = [9, 9, 9] ++ take 4 (drop 1 a) ++ [9, 9, 9]
    c = take 2 a ++ take 5 a ++ drop 7 a
    d = take 5 (drop 2 c) ++ drop 5 c
