-- Polymorphic recursion needs the signature.
data Nested a = Flat a | Nest (Nested [a])

data Perfect a = Zero a | Succ (Perfect (a, a))

depth :: Nested a -> Int
depth (Flat _) = 0
depth (Nest n) = 1 + depth n

render :: Show a => Nested a -> String
render (Flat a) = show a
render (Nest n) = render n

count :: Perfect a -> Int
count (Zero _) = 1
count (Succ p) = 2 * count p

toList :: Perfect a -> [a]
toList = go (: [])
  where
    go :: (b -> [a]) -> Perfect b -> [a]
    go f (Zero b) = f b
    go f (Succ p) = go (\(x, y) -> f x ++ f y) p

main :: IO ()
main = do
  let n = Nest (Nest (Flat [[1, 2], [3 :: Int]]))
  print (depth n)
  putStrLn (render n)
  let p = Succ (Succ (Zero (('a', 'b'), ('c', 'd'))))
  print (count p, toList p)
