{-# LANGUAGE DeriveTraversable #-}
-- Derived Functor, Foldable and Traversable look into lists, tuples, functions and other containers.
module Main where

import Data.Foldable (toList)

data H a = H a [a] (Int, a) (Maybe [a]) Int | HN | HI Int
  deriving (Show, Functor, Foldable, Traversable)

data Rose a = Rose a [Rose a]
  deriving (Show, Functor, Foldable, Traversable)

data F f a = F (f a) (Int -> a) | G ((a -> Int) -> a) (Maybe (f a))
  deriving Functor

newtype Wrap a = Wrap (Maybe a)
  deriving (Show, Functor, Foldable, Traversable)

newtype St s a = St { runSt :: s -> (a, s) }
  deriving Functor

main :: IO ()
main = do
  let h = H 1 [2, 3] (0, 4) (Just [5, 6]) 7
  print (toList h, sum h, length h, null h, null (HN :: H Int), null (HI 3 :: H Int), maximum h)
  print (fmap (* 2) h)
  print (7 <$ h)
  print (traverse (\v -> if v > 0 then Just (v + 1) else Nothing) h)
  print (traverse (\v -> if v > 5 then Just (v + 1) else Nothing) h)
  mapM_ print =<< traverse (\v -> print v >> return (show v)) (Rose 1 [Rose 2 [], Rose 3 [Rose 4 []]])
  print (foldr (:) [] (Rose 'a' [Rose 'b' [Rose 'c' []], Rose 'd' []]))
  case fmap show (F [1, 2] (+ 1)) of
    F xs g -> print (xs, g 41)
    G _ _ -> return ()
  case fmap (+ 1) (G (\k -> k 5) (Just [6])) of
    G g m -> print (g (* 10), m)
    F _ _ -> return ()
  print (fmap (+ 1) (Wrap (Just 3)), sum (Wrap (Just 3)))
  print (fst (runSt (fmap (+ 1) (St (\s -> (s, s + 1)))) 5))
