-- Functor, Applicative, Monad, Alternative of base types.
import Control.Applicative
import Control.Monad

main :: IO ()
main = do
  print (fmap (+ 1) [1, 2 :: Int], (+ 1) <$> Just (2 :: Int), 'x' <$ Just (), fmap length ("a", "bcd"))
  print ([(+ 1), (* 2)] <*> [10, 20 :: Int], Just (+ 1) <*> Just (2 :: Int), pure 5 :: [Int], liftA2 (,) [1 :: Int, 2] "ab")
  print (Just 1 *> Just 'x', Just 1 <* Just 'x', [1, 2] *> "ab", Nothing <* Just (1 :: Int) :: Maybe Int)
  print ([1, 2, 3] >>= \x -> replicate x x :: [Int], Just 3 >>= \x -> if x > 2 then Nothing else Just (x :: Int))
  print (Nothing <|> Just 1 <|> Just (2 :: Int), [1] <|> [2 :: Int], empty :: Maybe Int)
  print (((+) <$> (* 2) <*> (+ 10)) 3 :: Int, (do x <- (* 2); y <- (+ 1); return (x + y)) 5 :: Int)
  print (join [[1], [2 :: Int]], join (Just (Just 'x')), join (+) 4 :: Int)
  print (do { (a, b) <- [(1, 'a'), (2, 'b')]; guard (a > 1); return b } :: String)
  print (sequence [Just 1, Just (2 :: Int)], sequence [Just 1, Nothing :: Maybe Int], mapM (\x -> [x, x * 10]) [1, 2 :: Int])
  print (do { Just x <- [Just 1, Nothing, Just (3 :: Int)]; return x })
  print (("log", 1) >>= \x -> ("more", x + 1 :: Int), (,) "a" <$> Just 'b', ("x", (+ 1)) <*> ("y", 2 :: Int))
  print (Left "err" >>= \x -> Right (x + 1 :: Int), Right 1 >>= \x -> Right (x + 1) :: Either String Int)
  print (liftM2 (+) [1, 2] [10 :: Int], ap [succ] "ab", (=<<) (\x -> [x, x]) "ab", Just 1 <**> Just (+ (1 :: Int)))
  when True (putStrLn "when")
  print =<< foldM (\a x -> do { putStrLn ("add " ++ show x); return (a + x) }) 0 [1, 2, 3 :: Int]
  print (mplus [1] [2 :: Int], mzero :: Maybe Int, msum [Nothing, Just 'a', Just 'b'])
