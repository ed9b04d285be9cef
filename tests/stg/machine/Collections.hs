data Tree = Leaf | Node Tree Int Tree

build :: Int -> Tree
build 0 = Leaf
build n = Node (build (n - 1)) n (build (n - 1))

total :: Tree -> Int
total Leaf = 0
total (Node l x r) = total l + total r + x

main :: IO ()
main = print (sum (replicate 50 (total (build 6)))) >> print (total (build 9))
