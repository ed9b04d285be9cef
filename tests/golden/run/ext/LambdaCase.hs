{-# LANGUAGE LambdaCase, MultiWayIf, BlockArguments #-}
-- \case, if with guards, blocks as arguments.
import Control.Monad (forM_, when)

describe :: Maybe Int -> String
describe = \case
  Nothing -> "none"
  Just n | n < 0 -> "negative"
         | Just m <- lookup n table -> m
  Just _ -> "some"
  where table = [(1, "one"), (2, "two")]

grade :: Int -> Char
grade n = if | n >= 90 -> 'A'
             | n >= 80, even n -> 'B'
             | otherwise -> if | n > 50 -> 'C'
                               | otherwise -> 'F'

main :: IO ()
main = do
  mapM_ (putStrLn . describe) [Nothing, Just (-1), Just 2, Just 9]
  putStrLn (map grade [95, 82, 81, 10])
  forM_ [1, 2 :: Int] \n -> do
    when (n > 1) do
      print n
  print (foldr (\x -> \case { 0 -> x; y -> x * y }) 0 [2, 3, 4 :: Int])
