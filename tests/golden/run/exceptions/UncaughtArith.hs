-- An exception nobody catches: what was printed before is there.
main :: IO ()
main = do
  putStr "before "
  print (product [1 .. 5] `div` (length "" :: Int))
