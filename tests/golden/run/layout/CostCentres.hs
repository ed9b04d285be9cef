-- A cost centre is a token for layout: the statement behind it begins where it stands.
module Main where

total :: [Int] -> Int
total xs = case xs of
  [] -> {-# SCC "empty" #-} 0
  y : ys ->
    {-# SCC more #-} let rest = {-# SCC rest #-} total ys
                         both = y + rest
    in both

main :: IO ()
main = do {-# SCC first #-} print (total [1, 2, 3])
          let n = total [4]
          {-# SCC second #-} case n of
            4 -> {-# SCC inner #-} do
              {-# SCC "third" #-} putStrLn
                "four"
              putStrLn "again"
            _ ->
              {-# SCC other #-}
              putStrLn "other"
          {-# SCC done #-} {-# SCC twice #-} return ()
