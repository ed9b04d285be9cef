{-# LANGUAGE FunctionalDependencies, UndecidableInstances, FlexibleInstances, ScopedTypeVariables, FlexibleContexts #-}
-- Peano numbers at the level of types, computed by functional dependencies.
data Z
data S n
class Nat n where nat :: n -> Int
instance Nat Z where nat _ = 0
instance Nat n => Nat (S n) where nat _ = 1 + nat (undefined :: n)
class Add a b c | a b -> c where add :: a -> b -> c
instance Add Z b b where add _ = id
instance Add a b c => Add (S a) b (S c) where add _ _ = undefined
class Mul a b c | a b -> c where mul :: a -> b -> c
instance Mul Z b Z where mul _ _ = undefined
instance (Mul a b c, Add b c d) => Mul (S a) b d where mul _ _ = undefined

two :: S (S Z)
two = undefined
three :: S (S (S Z))
three = undefined

main :: IO ()
main = do
  print (nat (add two three))
  print (nat (mul three (mul two three)))
