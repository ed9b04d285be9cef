f :: Int -> Int -> Int
f n x = case n of 0 -> outer 1 x; 1 -> outer 2 3; _ -> outer n x
  where
    outer a y = case a of 1 -> inner 100; 2 -> inner 200; _ -> inner 0
      where
        inner b = (a + b) * y

main :: IO ()
main = mapM_ (\n -> print (f n 10)) [0, 1, 7]
