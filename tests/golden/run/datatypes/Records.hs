-- Records: construction, update, selectors as functions, patterns, shared fields.
data Person = Person { name, email :: String, age :: Int } deriving (Show, Eq, Ord)
data Shape = Circle { centre :: (Int, Int), radius :: Int } | Box { centre :: (Int, Int), w, h :: Int } deriving Show

birthday :: Person -> Person
birthday p@Person { age = a } = p { age = a + 1 }

move :: Int -> Shape -> Shape
move d s = s { centre = (fst (centre s) + d, snd (centre s)) }

area :: Shape -> Int
area Circle { radius = r } = 3 * r * r
area Box { w = x, h = y } = x * y

main :: IO ()
main = do
  let p = Person { age = 41, name = "Ann", email = "a@b" }
  print (birthday p)
  print (map name [p, p { name = "Bob" }], p < birthday p)
  print (map (move 3) [Circle (0, 0) 2, Box { centre = (1, 1), h = 2, w = 5 }])
  print (map area [Circle (0, 0) 2, Box (1, 1) 2 5])
  print p { name = "x", email = "y" } { age = -1 }
