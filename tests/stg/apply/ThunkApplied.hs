choose :: Int -> Int -> Int -> Int
choose 0 = (+)
choose _ = (*)

main :: IO ()
main = print (choose 0 6 7) >> print (choose 1 6 7) >> print (choose 1 6 7)
