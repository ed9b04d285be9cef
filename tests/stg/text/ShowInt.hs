main :: IO ()
main = mapM_ print [0, 7, -10, maxBound, minBound :: Int]
