digits :: Int -> Int -> Int -> Int -> Int
digits a b c d = a * 1000 + b * 100 + c * 10 + d

main :: IO ()
main = print (f2 3 4) >> print (f2 8 9) >> print (f1 7 7 7)
  where
    f1 = digits 1
    f2 = f1 2
