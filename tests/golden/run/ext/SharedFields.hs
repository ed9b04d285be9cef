{-# LANGUAGE DuplicateRecordFields, RecordWildCards, NamedFieldPuns #-}
data Person = Person { name :: String, age :: Int } | Ghost { name :: String } deriving (Show, Eq, Ord, Read)
data Pet = Pet { name :: String, owner :: Person, legs :: !Int } deriving (Show, Eq)
data Shop a = Shop { name :: String, items :: [a] } deriving Show

older :: Person -> Person
older p = p { age = age p + 1 }

rename :: String -> Pet -> Pet
rename n p = p { name = n }

move :: Pet -> Pet
move pet = pet { name = "moved", legs = 3 }

hail :: Person -> String
hail Person { name = n, age } = n ++ show age
hail (Ghost { name }) = "ghost of " ++ name

describe :: Pet -> String
describe Pet {..} = name ++ " of " ++ hail owner ++ show legs

build :: String -> Shop Int
build name = Shop {..} where items = [1, 2]

main :: IO ()
main = do
  let ann = Person { name = "Ann", age = 3 }
      rex = Pet { name = "Rex", owner = ann, legs = 4 }
  print (older ann)
  print (rename "Max" rex)
  print (move rex)
  putStrLn (hail ann)
  putStrLn (describe rex)
  print (build "corner")
  print ((build "x") { items = "ab" })
  print ((ann :: Person) { name = "Bob" })
  print (ann { name = "Eve" } :: Person)
  print (read "Person {name = \"Z\", age = 9}" :: Person)
  print (Ghost { name = "Boo" } < ann, owner rex == ann)
