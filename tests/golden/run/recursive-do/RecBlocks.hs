{-# LANGUAGE RecursiveDo #-}
-- `rec`: what is bound in the block is seen in all of it, and below; its effects run once, in order.
import Data.IORef

data Room = Room { label :: String, exits :: [Room] }

house :: IO Room
house = do
  rec hall <- build "hall" [kitchen, attic]
      let kitchen = Room "kitchen" [hall, cellar]
      attic <- build "attic" [hall]
      cellar <- build "cellar" [kitchen, attic]
  return hall
  where
    build name to = do
      putStrLn ("building " ++ name)
      return (Room name to)

walk :: Int -> Room -> [String]
walk 0 _ = []
walk n room = label room : walk (n - 1) (last (exits room))

-- a local function is polymorphic in the block
polymorphic :: IO (Int, [Bool])
polymorphic = do
  rec let twice x = [x, x]
          n = length (twice 'c') + length later
      later <- return (twice True)
  return (n, later)

nested :: IO [Int]
nested = do
  counter <- newIORef (0 :: Int)
  rec xs <- return (1 : map (* 2) ys)
      rec ys <- return (take 3 (3 : zs))
          zs <- do modifyIORef counter (+ 1); return (5 : xs)
  n <- readIORef counter
  return (n : take 6 xs)

-- nothing is recursive: the block is an ordinary one
plain :: Maybe Int
plain = do
  rec x <- Just 3
      y <- Just (x + 1)
  Just (x * y)


main :: IO ()
main = do
  house >>= mapM_ putStrLn . walk 5
  polymorphic >>= print
  nested >>= print
  print plain
