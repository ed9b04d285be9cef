{-# LANGUAGE GADTs, PolyKinds, KindSignatures, RankNTypes #-}
-- A class of any kind, an instance of one: the variables of its methods' types have that kind there.
module Main where

data Pass p a b where
  Pass :: ((y, z) -> b) -> p x y -> (a -> (x, z)) -> Pass p a b

class Twice t where
  join2 :: t (t p) a b -> t p a b

instance Twice Pass where
  join2 (Pass l (Pass m n o) p) = Pass outer n inner
    where
      inner a = case p a of
        (b, f) -> case o b of
          (c, g) -> (c, (f, g))
      outer (d, (f, g)) = l (m (d, g), f)

run :: Pass (->) a b -> a -> b
run (Pass l f m) a = case m a of (x, z) -> l (f x, z)

main :: IO ()
main = do
  let one = Pass (\(y, z) -> y ++ z) show (\n -> (n + 1, "!")) :: Pass (->) Int String
      two = Pass (\(y, z) -> (y, z)) one (\c -> (fromEnum c, c))
  print (run (join2 two) 'a')
