-- Missing fields, and selecting or updating what a constructor does not have.
import Control.Exception

data R = A { x :: Int, y :: Int } | B { x :: Int } | C deriving Show

attempt :: a -> IO ()
attempt v = do
  r <- try (evaluate v)
  case r of
    Left e -> print (e :: SomeException)
    Right _ -> putStrLn "fine"

main :: IO ()
main = do
  attempt (y (B 1))
  attempt (x C)
  attempt ((B 1) { y = 2 })
  attempt (y (A { x = 1 }))
  print (A { y = 1, x = 2 } { x = 5 }, (B { x = 7 }) { x = 8 })
