{-# LANGUAGE ExistentialQuantification, GADTs #-}
-- Existential types with classes, with several fields, with records.
data Shape = forall a. (HasArea a, Show a) => Shape a
class HasArea a where area :: a -> Double
data Circle = Circle Double deriving Show
data Rect = Rect Double Double deriving Show
instance HasArea Circle where area (Circle r) = 3 * r * r
instance HasArea Rect where area (Rect a b) = a * b
instance HasArea Shape where area (Shape s) = area s

data Counter = forall s. Counter { _state :: s, _step :: s -> s, _view :: s -> Int, tag :: String }
data Stream a where Stream :: s -> (s -> (a, s)) -> Stream a

tick :: Counter -> Counter
tick (Counter s f v t) = Counter (f s) f v t
look :: Counter -> Int
look (Counter s _ v _) = v s
takeS :: Int -> Stream a -> [a]
takeS 0 _ = []
takeS n (Stream s f) = let (a, s') = f s in a : takeS (n - 1) (Stream s' f)

main :: IO ()
main = do
  print [area s | s <- [Shape (Circle 1), Shape (Rect 2 3), Shape (Shape' 4)]]
  mapM_ (\(Shape s) -> print s) [Shape (Circle 1), Shape (Rect 2 3)]
  let cs = [Counter 0 (+ 1) id "int", Counter "" ('x' :) length "string"]
  print [(tag c, look (tick (tick c))) | c <- cs]
  print (takeS 5 (Stream (0, 1) (\(a, b) -> (a, (b, a + b)))))

newtype Shape' = Shape' Double deriving Show
instance HasArea Shape' where area (Shape' d) = d
