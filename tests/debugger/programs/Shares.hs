-- Divides a fortune among people by their number of children: one has none.
module Main (main, rounds) where

data Person = Person {name :: String, children :: !Int}

fortune :: Int
fortune = sum [1 .. 10]

-- Line 11 fails.
share :: Int -> Person -> Int
share total person = total `div` children person

people :: [Person]
people = [Person "ann" 2, Person "bob" 0, Person "eve" 5]

-- Does the same for ever.
rounds :: IO ()
rounds = rounds

main :: IO ()
main = do
  putStrLn (unwords (map name people))
  mapM_ (print . share fortune) people
