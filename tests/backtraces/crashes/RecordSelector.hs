-- A field that this constructor does not have, and one that was never given.
module Main where

data Payment
  = Card { number :: String, holder :: String }
  | Cash { amount :: Int }

receipt :: Payment -> String
receipt p = "paid by " ++ holder p

main :: IO ()
main = mapM_ (putStrLn . receipt) [Card { number = "1234", holder = "Ada" }, Cash { amount = 5 }]
