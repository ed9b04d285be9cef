-- Irrefutable patterns are only taken apart on demand; let and where bind lazily.
lazyPair :: (Int, Int) -> Int
lazyPair ~(a, b) = 1

nested :: (Int, Maybe Int) -> Int
nested (a, ~(Just b)) = if a > 0 then b else a

swap' :: (a, b) -> (b, a)
swap' ~(a, b) = (b, a)

main :: IO ()
main = do
  print (lazyPair undefined)
  print (nested (0, Nothing), nested (1, Just 5))
  let (x, y) = undefined :: (Int, Int)
      Just z = Nothing :: Maybe Int
  putStrLn "not forced"
  print (fst (swap' (1 :: Int, 'c')), length [swap' undefined :: (Int, Int)])
  let ones@(h : _) = 1 : ones
  print (h :: Int, take 3 ones)
