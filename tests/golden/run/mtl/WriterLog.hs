import Control.Monad.Writer

collatz :: Int -> Writer [Int] Int
collatz 1 = tell [1] >> return 0
collatz n = do
  tell [n]
  steps <- collatz (if even n then n `div` 2 else 3 * n + 1)
  return (steps + 1)

main :: IO ()
main = do
  print (runWriter (collatz 6))
  print (runWriter (listen (tell "ab" >> return 3) >>= \(a, w) -> tell (reverse w) >> return (a + length w)))
  print (runWriter (censor (map succ) (tell "HAL")))
  print (runWriter (listens length (tell "four")))
  print (runWriter (pass (tell [1, 2, 3] >> return ((), map (* 10)))))
  print (getSum (execWriter (mapM_ (tell . Sum) [1 .. 100])))
  (r, Any seen) <- runWriterT (forM [1, 5, 3] (\x -> do { tell (Any (x > 4)); lift (print x); return (x * x) }))
  print (r, seen)
  print (runWriter (mapWriter (\(a, w) -> (a + 1, w ++ "!")) (writer (1, "hi"))))
  print (take 3 (execWriter (mapM_ (\x -> tell [x]) [1 :: Int ..])))
