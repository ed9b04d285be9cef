-- As-patterns and deep nesting.
dups :: Eq a => [a] -> [a]
dups (x : rest@(y : _)) | x == y = x : dups rest
                        | otherwise = dups rest
dups _ = []

data Tree = Leaf | Node Tree Int Tree deriving Show

rotate :: Tree -> Tree
rotate (Node l@(Node ll lv lr) v r) | size l > size r = Node ll lv (Node lr v r)
rotate t@Node{} = t
rotate whole@Leaf = whole

size :: Tree -> Int
size Leaf = 0
size (Node l _ r) = size l + 1 + size r

main :: IO ()
main = do
  print (dups "aabcccd")
  let leaf n = Node Leaf n Leaf
  print (rotate (Node (Node (leaf 1) 2 (leaf 3)) 4 Leaf))
  print (rotate (leaf 9), rotate Leaf)
  let all'@(first, second@[s, _]) = ('a', "bc")
  print (all', first, second, s)
