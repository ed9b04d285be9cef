-- Functions given to combinators of the library, which are inlined.
module Main where

import Control.Monad (when)

price :: String -> Int
price "tea" = 3
price other = error ("no price for " ++ other)

total :: [String] -> Int
total = foldr (\item rest -> price item + rest) 0

label :: Maybe String -> String
label = maybe "nothing" (\item -> item ++ ": " ++ show (price item))

main :: IO ()
main = do
  let order = ["tea", "cake"]
  when (length order > 1) $ putStrLn "a large order"
  mapM_ (\item -> putStrLn (label (Just item))) (take 1 order)
  print (total order)
