-- Methods with type variables and constraints of their own; return-type overloading.
class Collection c where
  build :: [a] -> c a
  fold' :: (a -> b -> b) -> b -> c a -> b
  member :: Eq a => a -> c a -> Bool
  member x = fold' (\y r -> x == y || r) False
  render :: (Show a, Ord a) => c a -> String
  render c = fold' (\x r -> show x ++ (if r == "" then "" else ";" ++ r)) "" c

newtype L a = L [a]
instance Collection L where { build = L; fold' f z (L xs) = foldr f z xs }
data T a = E | N (T a) a (T a)
instance Collection T where
  build [] = E
  build (x : xs) = N E x (build xs)
  fold' _ z E = z
  fold' f z (N l x r) = fold' f (f x (fold' f z r)) l
  member _ E = False
  member x (N l y r) = x == y || member x l || member x r

class Default a where def :: a
instance Default Int where def = 7
instance Default Bool where def = True
instance (Default a, Default b) => Default (a, b) where def = (def, def)
instance Default a => Default [a] where def = [def, def]

main :: IO ()
main = do
  print (member 3 (build [1, 2, 3] :: L Int), member 'z' (build "abc" :: T Char))
  putStrLn (render (build [3, 1] :: L Int)) >> putStrLn (render (build [True] :: T Bool))
  print (def :: [(Int, (Bool, [Int]))])
