main :: IO ()
main = mapM_ print [last xs, last (filter ((== 3) . (`rem` 8)) xs), last xs]
  where
    xs = [0 .. 99 :: Int]
