{-# LANGUAGE RecursiveDo #-}
-- `mdo`: loops only around the statements that need them, so that effects before and behind are not delayed.
import Control.Monad.Fix

data Clock = Clock { hour :: Int, next :: Clock }

clock :: IO Clock
clock = mdo
  putStrLn "one"
  a <- tick 1 b
  b <- tick 2 c
  c <- tick 3 a
  putStrLn ("three hours, from " ++ show (hour a))
  d <- tick 4 d
  return (if hour d == 4 then a else d)
  where tick n to = return (Clock n to)

hours :: Int -> Clock -> [Int]
hours n = map hour . take n . iterate next

-- lists: each choice has a knot of its own
choices :: [[Int]]
choices = mdo
  start <- [1, 10]
  let up = start : map (+ step) up
  step <- [2, 3]
  return (take 3 up)

functions :: Int -> (Bool, Bool)
functions = mdo
  let even' n = n == 0 || odd' (n - 1)
  k <- id
  let odd' n = n /= 0 && even' (n - 1)
  return (even' k, odd' k)

lazyState :: Maybe [Int]
lazyState = mdo
  xs <- Just (0 : zipWith (+) xs ys)
  ys <- Just (1 : xs)
  return (take 8 xs)

main :: IO ()
main = do
  c <- clock
  print (hours 7 c)
  print choices
  print (functions 7)
  print lazyState
  n <- mdo { x <- return (length y); y <- return "abc"; return x }
  print n
  print =<< mfix (\xs -> return (take 4 ('a' : xs)))
