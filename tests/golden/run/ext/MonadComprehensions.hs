{-# LANGUAGE MonadComprehensions #-}
import qualified Data.Map as M
pairs :: Maybe (Int, Int)
pairs = [(x, y) | x <- Just 1, y <- Just 2, x < y]
none :: Maybe Int
none = [x | x <- Just 5, even x]
table :: M.Map String Int
table = M.fromList [("a", 1), ("b", 2)]
both :: Maybe Int
both = [a + b | a <- M.lookup "a" table, let c = 10, b <- M.lookup "b" table, a + c > b]
main :: IO ()
main = do
  print pairs
  print none
  print both
  r <- [length l | l <- pure "hello"]
  print r
  print [x * y | x <- [1, 2, 3 :: Int], odd x, y <- [10, 20]]
  print [a | Just a <- [Just 1, Nothing, Just (3 :: Int)]]
