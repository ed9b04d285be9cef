{-# LANGUAGE DeriveFunctor, DeriveFoldable, DeriveTraversable #-}
-- Functor, Foldable and Traversable derived through functions, tuples and nested functors.
import Data.Foldable (toList)

data Rose a = Rose a [Rose a] deriving (Show, Functor, Foldable, Traversable)
data Mixed f a = Mixed Int (Maybe a) (f (a, a)) | End { lastOne :: a } deriving (Functor, Foldable, Traversable)
newtype Fn r a = Fn (r -> (a, Int)) deriving Functor
newtype Cont r a = Cont ((a -> r) -> r) deriving Functor

main :: IO ()
main = do
  let t = Rose 1 [Rose 2 [Rose 3 []], Rose 4 []]
  print (fmap (* 2) t) >> print (sum t, product t, toList t, maximum t, length t, elem 3 t)
  print (traverse (\n -> if n > 0 then Just (show n) else Nothing) t)
  mapM_ print (Rose 'a' [Rose 'b' []])
  print (fst (mapM (\x -> ([x], x)) (Mixed 1 (Just 'p') [('q', 'r')])), toList (Mixed 1 (Just 'p') [('x', 'q')]))
  let Fn g = fmap (+ 1) (Fn (\r -> (r, 5))); Cont k = fmap show (Cont (\c -> c 3 ++ c 4))
  print (g 10) >> putStrLn (k id) >> print (lastOne (fmap succ (End 'a' :: Mixed [] Char)))
