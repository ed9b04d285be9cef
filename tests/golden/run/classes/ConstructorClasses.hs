-- Classes over type constructors, instances for partial applications.
class Container f where
  empty :: f a
  insert :: a -> f a -> f a
  toL :: f a -> [a]

instance Container [] where
  empty = []
  insert = (:)
  toL = id

newtype Rev a = Rev [a]
instance Container Rev where
  empty = Rev []
  insert x (Rev xs) = Rev (xs ++ [x])
  toL (Rev xs) = xs

class Functor' f where (<$$>) :: (a -> b) -> f a -> f b
instance Functor' ((,) c) where f <$$> (c, a) = (c, f a)
instance Functor' ((->) r) where (<$$>) = (.)
instance Functor' (Either e) where { f <$$> Right a = Right (f a); _ <$$> Left e = Left e }

fill :: Container f => [a] -> f a
fill = foldr insert empty

main :: IO ()
main = do
  putStrLn (toL (fill "abc" :: [Char]))
  putStrLn (toL (fill "abc" :: Rev Char))
  print (succ <$$> ('x', 1), ((+ 1) <$$> (* 2)) 5, not <$$> (Right True :: Either () Bool))
  print (length <$$> (Left 'e' :: Either Char String))
