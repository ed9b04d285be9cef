-- expect: InvalidInstanceHead
newtype T a = T a
instance Eq a => (Ord a => Eq (T a)) where T a == T b = a == b
main :: IO ()
main = print (T 1 == T 2)
