-- What compiled code throws when nothing matches.
import Control.Exception

data T = A { fieldA :: Int } | B { fieldB :: Int } deriving Show

class C a where
  method :: a -> Int
  other :: a -> Int
  other _ = 2

instance C Bool

f :: Int -> Int
f 1 = 10
f 2 = 20

g :: Int -> Int
g n | n > 100 = 1
    | n > 50 = 2

attempt :: Show a => a -> IO ()
attempt a = do
  r <- try (evaluate a)
  case r of
    Left e -> putStrLn (head (words (show (e :: SomeException))) `seq` show e)
    Right b -> print b

main :: IO ()
main = do
  attempt (f 1)
  attempt (f 3)
  attempt (g 3)
  attempt (case Just 'x' of Nothing -> 'y')
  attempt ((\(Just x) -> x) (Nothing :: Maybe Int))
  attempt (let Just y = Nothing :: Maybe Int in y)
  attempt (fieldA (B 1))
  attempt ((B 1) { fieldA = 2 })
  attempt (fieldB (B { }))
  attempt (method True)
  attempt (other True)
  attempt (if f 2 > 5 then () else undefined)
  r <- try (do { [x] <- return [1, 2 :: Int]; print x })
  putStrLn (either (\e -> show (e :: IOException)) (const "") r)
