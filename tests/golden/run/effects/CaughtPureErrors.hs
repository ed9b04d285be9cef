import Control.Exception
f :: Int -> Int
f x | x > 100 = 1
main :: IO ()
main = do
  r <- try (print (f 1))
  case r of
    Left (PatternMatchFail s) -> putStrLn s
    Right () -> return ()
  let Just y = lookup 3 [(1, 2)] :: Maybe Int
  print (toEnum 5 :: Bool) `catch` \(ErrorCall m) -> putStrLn m
  print (read "1x" :: Int) `catch` \(ErrorCall m) -> putStrLn m
  print (minBound `div` (-1) :: Int) `catch` \e -> print (e :: ArithException)
  print (2 ^ (-1 :: Int) :: Int) `catch` \(ErrorCall m) -> putStrLn m
  print (fromEnum (2 ^ 70 :: Integer)) `catch` \e -> print (e :: SomeException)
  print (pred (minBound :: Int)) `catch` \(ErrorCall m) -> putStrLn m
  print (foldr1 max ([] :: [Int])) `catch` \(ErrorCall m) -> putStrLn m
  print (toEnum (-1) :: Char) `catch` \(ErrorCall m) -> putStrLn m
  print y
