-- Eq and Ord of base types, Down, comparing.
import Data.Function
import Data.List
import Data.Ord

main :: IO ()
main = do
  print (compare [1, 2] [1, 2, 3 :: Int], compare "b" "abc", [1, 2] < [1, 3 :: Int], (1, 'b') < (1 :: Int, 'a'))
  print (compare (1 :: Int, 'a', True) (1, 'a', False), max (1 :: Int, 2 :: Int) (1, 3), (1, 2) == (1, 2 :: Int))
  print (Nothing < Just (1 :: Int), Left 5 < (Right 1 :: Either Int Int), compare (Just 'b') (Just 'a'), False < True)
  print (max "a" "b", min [2] [1, 5 :: Int], compare () (), LT < GT, maximum [Just 1, Nothing, Just (3 :: Int)])
  print (Down 3, compare (Down 1) (Down (2 :: Int)), sortBy (comparing Down) [1, 3, 2 :: Int], getDown (Down 'x'))
  print (sortBy (comparing fst <> flip (comparing snd)) [(1, 'a'), (0, 'b'), (1, 'c')] :: [(Int, Char)])
  print (((==) `on` (`mod` 10)) 13 (23 :: Int), groupBy ((==) `on` even) [2, 4, 1, 3, 6 :: Int])
  print ((1, 2, 3, 4, 5, 6, 7) < (1, 2, 3, 4, 5, 6, 8 :: Int) && (1 :: Int) == 1, [LT ..] == [LT, EQ, GT])
  print (fix (\rec n -> if n <= 1 then 1 else n * rec (n - 1)) (10 :: Integer), [3, 1, 2] & sort & map (* 2) :: [Int])
