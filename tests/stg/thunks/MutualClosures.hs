build :: Int -> Int -> Int
build base = even'
  where
    even' 0 = base
    even' n = odd' (n - 1)
    odd' 0 = negate base
    odd' n = even' (n - 1)

main :: IO ()
main = print (build 7 10) >> print (build 7 11)
