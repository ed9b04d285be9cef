-- A pattern that does not match, far down.
import qualified Data.List as L

step :: Int -> [Int] -> [Int]
step n (x : xs) | n > 0 = x : step (n - 1) xs

main :: IO ()
main = do
  print (L.sort [3, 1, 2 :: Int])
  print (sum (step 3 [1, 2]))
