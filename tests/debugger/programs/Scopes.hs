-- Variables of every kind, all of which a debugger is to show as long as they are in scope.
module Main (main) where

data Shape = Circle Int | Box {width :: Int, height :: Int}

-- Line 11 fails when the width is zero; nothing needs `label`, `state` and `area` after the case.
ratio :: String -> Shape -> Int -> Int
ratio label shape state = case shape of
  Circle r -> r
  Box w h ->
    let part = state `div` w
        area = w * h
        unused = area + 1
     in part + 1

counted :: Int -> Int -> Int
counted total 0 = total
counted total n = go (n - 1)
  where
    next = total + n
    go m = counted next m

main :: IO ()
main = do
  let limit = 3
  print (counted 0 limit)
  let item = Box {width = 0, height = limit}
  print (ratio "box" item 7)
