-- A chain of superclasses longer than any library's, and one that ends in a functional dependency.
{-# LANGUAGE FunctionalDependencies #-}
module Main (main) where

class C0 a where c0 :: a -> Int
class C0 a => C1 a where c1 :: a -> Int
class C1 a => C2 a where c2 :: a -> Int
class C2 a => C3 a where c3 :: a -> Int
class C3 a => C4 a where c4 :: a -> Int
class C4 a => C5 a where c5 :: a -> Int
class C5 a => C6 a where c6 :: a -> Int
class C6 a => C7 a where c7 :: a -> Int
class C7 a => C8 a where c8 :: a -> Int
class C8 a => C9 a where c9 :: a -> Int
class C9 a => C10 a where c10 :: a -> Int
class C10 a => C11 a where c11 :: a -> Int
class C11 a => C12 a where c12 :: a -> Int
class C12 a => C13 a where c13 :: a -> Int
class C13 a => C14 a where c14 :: a -> Int
class C14 a => C15 a where c15 :: a -> Int

instance C0 Int where c0 = (+ 0)
instance C1 Int where c1 = (+ 1)
instance C2 Int where c2 = (+ 2)
instance C3 Int where c3 = (+ 3)
instance C4 Int where c4 = (+ 4)
instance C5 Int where c5 = (+ 5)
instance C6 Int where c6 = (+ 6)
instance C7 Int where c7 = (+ 7)
instance C8 Int where c8 = (+ 8)
instance C9 Int where c9 = (+ 9)
instance C10 Int where c10 = (+ 10)
instance C11 Int where c11 = (+ 11)
instance C12 Int where c12 = (+ 12)
instance C13 Int where c13 = (+ 13)
instance C14 Int where c14 = (+ 14)
instance C15 Int where c15 = (+ 15)

ends :: C15 a => a -> (Int, Int)
ends x = (c0 x, c15 x)
{-# NOINLINE ends #-}

-- Two ways up at each step: what was seen is not gone through again.
class Base f where base :: f a -> Int
class Base f => L1 f
class Base f => R1 f
class (L1 f, R1 f) => D1 f
class D1 f => L2 f
class D1 f => R2 f
class (L2 f, R2 f) => D2 f
class D2 f => L3 f
class D2 f => R3 f
class (L3 f, R3 f) => D3 f
class D3 f => L4 f
class D3 f => R4 f
class (L4 f, R4 f) => D4 f
class D4 f => L5 f
class D4 f => R5 f
class (L5 f, R5 f) => D5 f

instance Base [] where base = length
instance L1 []
instance R1 []
instance D1 []
instance L2 []
instance R2 []
instance D2 []
instance L3 []
instance R3 []
instance D3 []
instance L4 []
instance R4 []
instance D4 []
instance L5 []
instance R5 []
instance D5 []

viaDiamonds :: D5 f => f a -> Int
viaDiamonds xs = base xs * 2
{-# NOINLINE viaDiamonds #-}

class Holds c e | c -> e where
  first :: c -> e
class Holds c e => H1 c e
class H1 c e => H2 c e
class H2 c e => H3 c e

instance Holds [a] a where first = head
instance H1 [a] a
instance H2 [a] a
instance H3 [a] a

firsts :: H3 c e => c -> c -> [e]
firsts x y = [first x, first y]

main :: IO ()
main = do
  print (ends (5 :: Int))
  print (viaDiamonds "abc")
  print (firsts "xy" "z")
  print (paired (Box 'q'))

-- What two uses have in common follows from a superclass, too, before the type itself is known.
newtype Box a = Box a

instance Holds (Box a) a where first (Box x) = x
instance H1 (Box a) a
instance H2 (Box a) a
instance H3 (Box a) a

same :: H3 c e => c -> e
same = first

paired :: (H3 c e, Show e, Eq e) => c -> (String, Bool)
paired box = (show item, same box == item)
  where item = same box
