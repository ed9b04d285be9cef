{-# LANGUAGE MultiParamTypeClasses, FlexibleInstances, FlexibleContexts, UndecidableInstances, FunctionalDependencies #-}
module Main where
import Data.Foldable (toList)
import Data.Monoid
class Monoid v => Measured v a | a -> v where measure :: a -> v
data Digit a = One a | Two a a | Three a a a | Four a a a a deriving (Show, Foldable)
data Node v a = Node2 v a a | Node3 v a a a deriving (Show, Foldable)
data FingerTree v a = Empty | Single a | Deep v (Digit a) (FingerTree v (Node v a)) (Digit a)
instance Foldable (FingerTree v) where
  foldr _ z Empty = z
  foldr f z (Single a) = f a z
  foldr f z (Deep _ p m s) = foldr f (foldr (flip (foldr f)) (foldr f z s) m) p
instance Measured v a => Measured v (Digit a) where measure = foldMap measure
instance Monoid v => Measured v (Node v a) where { measure (Node2 v _ _) = v; measure (Node3 v _ _ _) = v }
instance Measured v a => Measured v (FingerTree v a) where { measure Empty = mempty; measure (Single a) = measure a; measure (Deep v _ _ _) = v }
node2 :: Measured v a => a -> a -> Node v a
node2 a b = Node2 (measure a <> measure b) a b
node3 :: Measured v a => a -> a -> a -> Node v a
node3 a b c = Node3 (measure a <> measure b <> measure c) a b c
deep :: Measured v a => Digit a -> FingerTree v (Node v a) -> Digit a -> FingerTree v a
deep p m s = Deep (measure p <> measure m <> measure s) p m s
infixr 5 <|
infixl 5 |>
(<|) :: Measured v a => a -> FingerTree v a -> FingerTree v a
a <| Empty = Single a
a <| Single b = deep (One a) Empty (One b)
a <| Deep _ (Four b c d e) m s = deep (Two a b) (node3 c d e <| m) s
a <| Deep _ p m s = deep (case p of { One b -> Two a b; Two b c -> Three a b c; Three b c d -> Four a b c d; Four {} -> error "four" }) m s
(|>) :: Measured v a => FingerTree v a -> a -> FingerTree v a
Empty |> a = Single a
Single b |> a = deep (One b) Empty (One a)
Deep _ p m (Four e d c b) |> a = deep p (m |> node3 e d c) (Two b a)
Deep _ p m s |> a = deep p m (case s of { One b -> Two b a; Two c b -> Three c b a; Three d c b -> Four d c b a; Four {} -> error "four" })
fromL :: Measured v a => [a] -> FingerTree v a
fromL = foldr (<|) Empty
data View v a = Nil | View a (FingerTree v a)
viewL :: Measured v a => FingerTree v a -> View v a
viewL Empty = Nil
viewL (Single a) = View a Empty
viewL (Deep _ (One a) m s) = View a (rotL m s)
viewL (Deep _ p m s) = case toList p of { a : rest -> View a (deep (digit rest) m s); [] -> Nil }
rotL :: Measured v a => FingerTree v (Node v a) -> Digit a -> FingerTree v a
rotL m s = case viewL m of
  Nil -> fromL (toList s)
  View n m' -> deep (digit (toList n)) m' s
digit :: [a] -> Digit a
digit [a] = One a
digit [a, b] = Two a b
digit [a, b, c] = Three a b c
digit [a, b, c, d] = Four a b c d
digit _ = error "digit"
(><) :: Measured v a => FingerTree v a -> FingerTree v a -> FingerTree v a
a >< b = app3 a [] b
app3 :: Measured v a => FingerTree v a -> [a] -> FingerTree v a -> FingerTree v a
app3 Empty ts xs = foldr (<|) xs ts
app3 xs ts Empty = foldl (|>) xs ts
app3 (Single x) ts xs = x <| foldr (<|) xs ts
app3 xs ts (Single x) = foldl (|>) xs ts |> x
app3 (Deep _ p1 m1 s1) ts (Deep _ p2 m2 s2) = deep p1 (app3 m1 (nodes (toList s1 ++ ts ++ toList p2)) m2) s2
nodes :: Measured v a => [a] -> [Node v a]
nodes [a, b] = [node2 a b]
nodes [a, b, c] = [node3 a b c]
nodes [a, b, c, d] = [node2 a b, node2 c d]
nodes (a : b : c : xs) = node3 a b c : nodes xs
nodes _ = error "nodes"
newtype Elem = Elem Int deriving Show
instance Measured (Sum Int, Max') Elem where measure (Elem n) = (Sum 1, Max' (Just n))
newtype Max' = Max' (Maybe Int) deriving (Show, Eq)
instance Semigroup Max' where Max' a <> Max' b = Max' (max a b)
instance Monoid Max' where mempty = Max' Nothing
ints :: FingerTree (Sum Int, Max') Elem -> [Int]
ints t = [n | Elem n <- toList t]
drain :: FingerTree (Sum Int, Max') Elem -> [Int]
drain t = case viewL t of { Nil -> []; View (Elem n) r -> n : drain r }
main :: IO ()
main = do
  let t = fromL (map Elem [1 .. 100]); u = foldl (|>) Empty (map Elem [200, 199 .. 150])
  print (measure t, measure u, measure (t >< u))
  print (take 10 (ints t), length (ints (t >< u)), sum (ints (u >< t >< u)))
  print (drain (t >< u) == ints t ++ ints u, take 3 (drain u))
