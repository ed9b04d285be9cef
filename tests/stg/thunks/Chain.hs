main :: IO ()
main = print r >> print r
  where
    r = foldl (+) 0 (replicate 20000 1) :: Int
