flags :: Double -> Double -> Int
flags a b = sum [if p a b then w else 0 | (p, w) <- zip [(==), (/=), (<), (<=), (>), (>=)] [1, 2, 4, 8, 16, 32]]

main :: IO ()
main = do
  mapM_ print [0.1 + 0.2, 1 - 0.9, 1e200 * 1e200, sqrt 2, 2 ** 0.5, abs (-3.5) :: Double]
  mapM_ (print . uncurry flags) [(1, 2), (2, 2), (nan, nan), (nan, 1), (-0, 0)]
  where
    nan = 0 / 0
