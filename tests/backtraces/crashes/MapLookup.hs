-- Map.! without such a key.
module Main where

import qualified Data.Map as Map

type Stock = Map.Map String Int

remove :: String -> Int -> Stock -> Stock
remove item n stock = Map.insert item (stock Map.! item - n) stock

main :: IO ()
main = print (remove "pears" 2 (Map.fromList [("apples", 5), ("plums", 7)]))
