between :: Int -> () -> Int -> IO ()
between a () b = print (a - b)

say :: Int -> IO ()
say = print

main :: IO ()
main = pap 8 >> action >> action
  where
    pap = between 50 ()
    action = say 3
