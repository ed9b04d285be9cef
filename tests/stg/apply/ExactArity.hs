sub :: Int -> Int -> Int
sub a b = a - b

with :: (Int -> Int -> Int) -> Int -> Int -> Int
with f a b = f a b

main :: IO ()
main = print (sub 10 3) >> print (with sub 3 10)
