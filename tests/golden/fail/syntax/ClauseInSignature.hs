-- expect: UnexpectedToken
total :: [Int] -> Int
  total [] = 0
  total (x : xs) = x + total xs

main :: IO ()
main = print (sign (-3))
  where
    sign :: Int -> Int
      sign x
        | x < 0 = -1
        | otherwise = 1
