{-# LANGUAGE DerivingVia, StandaloneDeriving #-}
-- Function types, too, take instances over from other types.
import Control.Applicative (liftA2)

class Add a where
  add :: a -> a -> a

instance Add Int where
  add = (+)

newtype Pointwise f a = Pointwise (f a)

instance (Applicative f, Add a) => Add (Pointwise f a) where
  add (Pointwise f) (Pointwise g) = Pointwise (liftA2 add f g)

deriving via Pointwise ((->) r) b instance Add b => Add (r -> b)

class Holder f where
  hold :: a -> f b -> f a

newtype Replaced f a = Replaced (f a)

instance Applicative f => Holder (Replaced f) where
  hold a (Replaced fb) = Replaced (pure a <* fb)

deriving via Replaced ((->) r) instance Holder ((->) r)

main :: IO ()
main = do
  print (add (+ 1) (* 2) (5 :: Int) :: Int)
  print (add (\a b -> a - b) (\a b -> a * b) 7 (3 :: Int) :: Int)
  putStrLn (hold "held" (const 'c') ())
