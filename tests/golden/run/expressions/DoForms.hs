-- do in several monads, let in the middle, nested do, last statement of any shape.
import Control.Monad (forM_, unless, when)

safeDiv :: Int -> Int -> Either String Int
safeDiv _ 0 = Left "division by zero"
safeDiv a b = Right (a `div` b)

main :: IO ()
main = do
  print $ do { a <- safeDiv 10 2; b <- safeDiv a 0; return (a + b) }
  print $ do
    a <- safeDiv 10 2
    let b = a + 1
        c = b * 2
    d <- safeDiv c 3
    pure (a, b, c, d)
  print $ do { x <- [1, 2]; y <- "ab"; [(x, y)] }
  print ((do { f <- (+); g <- (*); return (f 1 + g 2) }) 10)
  forM_ [1 .. 3 :: Int] $ \i -> do
    when (i == 2) $ do
      putStrLn "two"
    unless (i == 2) $
      print i
