main :: IO ()
main = mapM_ print [maxBound + 1, minBound - 1, 4611686018427387904 * 4, 3037000500 * 3037000500, negate minBound :: Int]
