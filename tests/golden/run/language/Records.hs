{-# LANGUAGE NamedFieldPuns, RecordWildCards, StrictData, DuplicateRecordFields, BangPatterns #-}
module Main where
import Control.Exception
import qualified Data.List as L
import Text.Printf

data Address = Address { street :: String, zipCode :: Maybe Int } deriving (Show, Eq, Ord)
data Person = Person { name :: String, age :: Int, address :: Address }
            | Robot { name :: String, model, serial :: Int }
            deriving (Show, Eq, Ord)
data Lazy = Lazy { lz :: ~Int, st :: Int }

greet :: Person -> String
greet Person { name, age, address = Address { zipCode = Just z } } = printf "%s (%d) at %05d" name age z
greet Person { .. } = name ++ "/" ++ show age ++ "/" ++ street address
greet Robot { name = n, .. } = n ++ show (model + serial)

mkPerson :: String -> Int -> Person
mkPerson name age = Person { address = Address { street = "?", zipCode = Nothing }, .. }

birthday :: Person -> Person
birthday p@Person { age } = p { age = age + 1 }
birthday r = r { name = name r ++ "+", serial = 0 }

data Config = Config { verbose :: Bool, level :: Int, tags :: [String], nested :: Inner } deriving Show
data Inner = Inner { a, b :: Int, inner :: Maybe Inner } deriving Show
defaultConfig :: Config
defaultConfig = Config { verbose = False, level = 3, tags = [], nested = Inner { a = 1, b = 2, inner = Nothing } }

main :: IO ()
main = do
  let p = mkPerson "Ann" 30
      q = p { address = (address p) { zipCode = Just 123, street = "Main St" }, name = "Bob" }
      r = Robot { name = "R", model = 2, serial = 40 }
  mapM_ (putStrLn . greet) [p, q, r]
  print (birthday q)
  print (birthday r)
  print (L.sortOn name [r, q, p] == [p, q, r], maximum [p, q], p < r)
  print defaultConfig { tags = ["x"], nested = (nested defaultConfig) { inner = Just (Inner 3 4 Nothing) } }
  r1 <- try (evaluate (age r)) :: IO (Either SomeException Int)
  putStrLn (either (const "no age") show r1)
  r2 <- try (evaluate (r { age = 3 })) :: IO (Either SomeException Person)
  putStrLn (either (const "no update") show r2)
  print (st (Lazy undefined 1))
  r3 <- try (evaluate (st (Lazy 1 (error "strict")))) :: IO (Either ErrorCall Int)
  print (either (const "strict field") show r3)
  let f Config { level = !l, nested = Inner { .. } } = l + a + b
  print (f defaultConfig)
