-- Dictionaries built at run time by recursion: instances for nested types, Show with contexts.
data Pair a = Pair a a
instance Show a => Show (Pair a) where
  showsPrec d (Pair a b) = showParen (d > 10) (showString "Pair " . showsPrec 11 a . showString " " . showsPrec 11 b)
instance Eq a => Eq (Pair a) where Pair a b == Pair c d = a == c && b == d
instance Ord a => Ord (Pair a) where Pair a b <= Pair c d = a < c || (a == c && b <= d)

nest :: Show a => Int -> a -> String
nest 0 a = show a
nest n a = nest (n - 1) (Pair a a)

main :: IO ()
main = do
  putStrLn (nest 2 'x')
  print (Just (Pair (Just 1) Nothing))
  print (compare (Pair 1 2) (Pair 1 3), maximum [Pair 'a' 'b', Pair 'b' 'a'] == Pair 'b' 'a', Pair 1 2 > Pair 0 9)
