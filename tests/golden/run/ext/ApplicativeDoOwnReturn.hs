{-# LANGUAGE ApplicativeDo #-}
module Main where

newtype Log a = Log ([String], a)
  deriving Show

instance Functor Log where
  fmap f (Log (w, a)) = Log (w, f a)

instance Applicative Log where
  pure a = Log ([], a)
  Log (v, f) <*> Log (w, a) = Log (v ++ w, f a)

say :: String -> a -> Log a
say s a = Log ([s], a)

both :: Log (Int, Char)
both = do
  x <- say "x" 1
  y <- say "y" 'c'
  pure (x, y)

-- A `return` of one's own is an action like any other.
main :: IO ()
main = do
  print both
  print =<< own
  where
    own :: IO Int
    own = do
      x <- pure 1
      y <- pure 2
      return (x + y)
    return :: Int -> IO Int
    return n = putStrLn "own return" >> pure (n * 10)
