{-# LANGUAGE LiberalTypeSynonyms #-}
-- Type synonyms: parameters, partial on the right, of functions, used in instances and signatures.
type Name = String
type Table k v = [(k, v)]
type Pred a = a -> Bool
type Endo' v = Table Int v
type Cont r a = (a -> r) -> r

find' :: Eq k => k -> Table k v -> Maybe v
find' = lookup
names :: Endo' Name
names = [(1, "one"), (2, "two")]
both :: Pred a -> Pred a -> Pred a
both p q x = p x && q x
callCC' :: ((a -> Cont r b) -> Cont r a) -> Cont r a
callCC' f k = f (\a _ -> k a) k

main :: IO ()
main = do
  print (find' 2 names, filter (both even (> 2)) [1 .. 8])
  print (callCC' (\exit k -> exit 3 (\_ -> k 4)) (+ 100))
