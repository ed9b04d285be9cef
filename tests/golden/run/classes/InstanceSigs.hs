{-# LANGUAGE InstanceSigs, ScopedTypeVariables #-}
-- Signatures in instances bring their variables into scope.
newtype Wrap f a = Wrap (f a)

instance forall f. Functor f => Functor (Wrap f) where
  fmap :: forall a b. (a -> b) -> Wrap f a -> Wrap f b
  fmap g (Wrap x) = Wrap y
    where
      y :: f b
      y = fmap g x

class Sized a where
  size :: a -> Int
  none :: a

instance Sized b => Sized (Maybe b) where
  size :: Maybe b -> Int
  size = maybe 0 (\x -> size x + size (none :: b))
  none = Nothing

instance Sized () where { size () = 1; none = () }

main :: IO ()
main = do
  let Wrap r = fmap (+ 1) (Wrap [1, 2, 3])
  print r
  print (size (Just ()), size (Just (Just ())), size (none :: Maybe ()))
