-- Exceptions are values until somebody looks.
import Control.Exception

main :: IO ()
main = do
  let xs = [1, throw Overflow, 3] :: [Int]
  print (length xs)
  print (xs !! 2)
  r <- try (return (throw DivideByZero)) :: IO (Either ArithException Int)
  case r of
    Left _ -> putStrLn "too early"
    Right _ -> putStrLn "not looked at"
  r2 <- try (return $! throw DivideByZero) :: IO (Either ArithException Int)
  print (either show (const "?") r2)
  r3 <- try (evaluate (Just (throw Overflow :: Int)))
  putStrLn (either (\e -> show (e :: ArithException)) (const "only the head") r3)
  r4 <- try (evaluate (fst (1 :: Int, undefined :: Int))) :: IO (Either SomeException Int)
  print (either (const 0) id r4)
  (throw Underflow `seq` putStrLn "no") `catch` \e -> print (e :: ArithException)
