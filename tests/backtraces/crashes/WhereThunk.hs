-- A where-bound value that fails when it is asked for, far from where it is bound.
module Main where

data Invoice = Invoice { customer :: String, net :: Int, share :: Int }

invoice :: String -> [Int] -> Int -> Invoice
invoice who items people = Invoice who sumOfItems perPerson
  where
    sumOfItems = sum items
    perPerson = sumOfItems `quot` people

render :: Invoice -> String
render i = customer i ++ " owes " ++ show (share i)

main :: IO ()
main = putStrLn (render (invoice "Ada" [10, 20, 30] 0))
