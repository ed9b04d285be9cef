import Control.Monad

main :: IO ()
main = do
  print (filterM (const [True, False]) [1, 2, 3])
  print (zipWithM (\a b -> if b /= 0 then Just (a `div` b) else Nothing) [10, 20] [2, 5], zipWithM (\_ _ -> Nothing :: Maybe Int) [1] [2])
  zipWithM_ (\i s -> putStrLn (show i ++ ": " ++ s)) [1 :: Int ..] ["one", "two"]
  print (foldM (\acc x -> if x > 0 then Right (acc + x) else Left ("bad " ++ show x)) 0 [1, 2, 3])
  print (foldM (\acc x -> if x > 0 then Right (acc + x) else Left ("bad " ++ show x)) 0 [1, -2, 3])
  foldM_ (\n s -> do { putStrLn (show n ++ s); return (n + 1) }) 1 ["a", "b"]
  print (replicateM 2 "ab", replicateM_ 3 (Just ()), replicateM 0 (Nothing :: Maybe ()))
  print (join [[1], [2, 3]], join (Just (Just 'x')), void (Just 1), liftM2 (+) [1, 2] [10], ap [(+ 1), (* 2)] [5, 6])
  print ((Just . (+ 1) >=> Just . show) 4, ((\x -> [x, x]) <=< (\y -> [y, -y])) 1)
  print (mapAndUnzipM (\x -> Just (x, x * x)) [1, 2, 3], msum [Nothing, Just 1], mplus [1] [2], mfilter even (Just 3))
  print (do { x <- [1 .. 20]; y <- [x .. 20]; guard (x * x + y * y == 17 * 17 + 0 || x * y == 36); return (x, y) })
  when True (putStrLn "when") >> unless True (putStrLn "unless")
  print =<< ((+ 1) <$!> return 41)
  print (forever Nothing :: Maybe (), sequence_ [Just 1, Nothing], forM_ [1, 2] Just, (=<<) (\x -> [x, x + 1]) [1, 10])
  print (either id show (forever (Left "stopped") :: Either String Int))
  print (liftM3 (,,) (Just 1) (Just 'a') (Just True), mapM (\x -> [x, x * 10]) [1, 2], (>>) [1, 2] "ab")
