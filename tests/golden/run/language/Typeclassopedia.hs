{-# LANGUAGE DerivingVia, StandaloneDeriving, TupleSections #-}
module Main where
import Control.Applicative
import Control.Arrow
import qualified Control.Category as C
import Control.Monad
import Data.Bifunctor (bimap)
import qualified Data.Bifunctor as B
import Data.Char
import Data.Coerce
import Data.Foldable
import Data.Functor ((<&>), ($>), void)
import Data.Functor.Compose
import Data.Functor.Product
import Data.Functor.Sum
import Data.List.NonEmpty (NonEmpty (..))
import qualified Data.List.NonEmpty as NE
import Data.Monoid
import Data.Semigroup (Max (..), Min (..), sconcat, stimes, mtimesDefault)
import qualified Data.Semigroup as S
import Data.Traversable

data ITree a = Leaf (Int -> a) | Node [ITree a]
instance Functor ITree where
  fmap f (Leaf g) = Leaf (f . g)
  fmap f (Node ts) = Node (map (fmap f) ts)
at :: Int -> ITree a -> [a]
at n (Leaf g) = [g n]
at n (Node ts) = concatMap (at n) ts

data Tree a = Empty | Br (Tree a) a (Tree a) deriving (Show, Functor, Foldable, Traversable)
build :: Ord a => [a] -> Tree a
build = foldr ins Empty where
  ins x Empty = Br Empty x Empty
  ins x t@(Br l y r) = case compare x y of { LT -> Br (ins x l) y r; GT -> Br l y (ins x r); EQ -> t }

label :: Traversable t => t a -> t (Int, a)
label = snd . mapAccumL (\n x -> (n + 1, (n, x))) 0

newtype Validation e a = Validation (Either e a) deriving Show
instance Functor (Validation e) where fmap f (Validation e) = Validation (fmap f e)
instance Monoid e => Applicative (Validation e) where
  pure = Validation . Right
  Validation (Left a) <*> Validation (Left b) = Validation (Left (a <> b))
  Validation (Left a) <*> _ = Validation (Left a)
  Validation (Right f) <*> Validation r = Validation (fmap f r)

newtype Poly = Poly [Int] deriving (Eq, Show)
  deriving (Semigroup, Monoid) via (Ap ZipList' Int')
newtype Int' = Int' Int deriving (Semigroup, Monoid) via (Data.Monoid.Sum Int)
newtype ZipList' a = ZipList' [a]
instance Functor ZipList' where fmap f (ZipList' a) = ZipList' (map f a)
instance Applicative ZipList' where { pure x = ZipList' [x]; liftA2 f (ZipList' a) (ZipList' b) = ZipList' (zipWith f a b) }

newtype Circuit a b = Circuit { unCircuit :: a -> (Circuit a b, b) }
instance C.Category Circuit where
  id = Circuit (C.id,)
  (.) = dot where (Circuit g) `dot` (Circuit f) = Circuit $ \a -> let (f', b) = f a; (g', c) = g b in (g' `dot` f', c)
instance Arrow Circuit where
  arr f = Circuit (\a -> (arr f, f a))
  first (Circuit f) = Circuit (\(b, d) -> let (f', c) = f b in (first f', (c, d)))
instance ArrowChoice Circuit where
  left c@(Circuit f) = Circuit $ \e -> case e of
    Left b -> let (f', x) = f b in (left f', Left x)
    Right d -> (left c, Right d)
runC :: Circuit a b -> [a] -> [b]
runC c = snd . mapAccumL unCircuit c
accum :: s -> (a -> s -> (b, s)) -> Circuit a b
accum s f = Circuit (\i -> let (o, s') = f i s in (accum s' f, o))
total :: Num a => Circuit a a
total = accum 0 (\a s -> (a + s, a + s))
mean :: Circuit Double Double
mean = (total &&& (arr (const 1) >>> total)) >>> arr (uncurry (/))

main :: IO ()
main = do
  print (at 3 (fmap (* 2) (Node [Leaf (+ 1), Node [Leaf (* 5)]])))
  let t = build "typeclass"
  print (label t)
  print (toList t, foldr' (:) [] t, maximum t, null t, length t, foldMap (\c -> [toUpper c]) t)
  print (traverse (\c -> if isLower c then Just (ord c) else Nothing) t $> "ok")
  print (for_ [1, 2, 3 :: Int] Just, sequenceA_ [[1, 2], [3 :: Int]], asum [Nothing, Just 1, Just 2], msum [[], [1], [2 :: Int]])
  print ((,,) <$> (Validation (Left ["a"]) :: Validation [String] ()) <*> Validation (Right 'x') <*> (Validation (Left ["b"]) :: Validation [String] Int))
  print (getZipList (ZipList [(+ 1), (* 2)] <*> ZipList [10, 20, 30]), liftA2 (,) [1, 2] "ab", (+) <$> (* 2) <*> (+ 10) $ 3)
  print (getCompose (Compose [Just 1, Nothing] <&> (+ 1)), Pair [1] (Just 2) , (InL (Just 'x') :: Data.Functor.Sum.Sum Maybe [] Char))
  print (getSum (foldMap Data.Monoid.Sum [1 .. 10]), getProduct (foldMap Data.Monoid.Product [1 .. 5]), getAll (foldMap (All . even) [2, 4]), getAny (foldMap (Any . odd) [2, 4]), getFirst (First (Just 1) <> First Nothing), getLast (Last (Just 1) <> Last (Just 2)), (appEndo . foldMap Endo) [(+ 1), (* 2)] 5, getAlt (foldMap (Alt . Just) [7, 8]))
  print (sconcat (Max 1 :| [Max 5, Max 3]), stimes 3 "ab", mtimesDefault (2 :: Int) [1], S.First 1 <> S.First 2, Min 'a' <> Min 'b', NE.head (NE.reverse (1 :| [2, 3])), NE.group "aabbb")
  print (Poly [1, 2, 3] <> Poly [10, 20], coerce (Poly [1]) :: [Int])
  print (runC total [1, 0, 1, 0, 0, 2 :: Int], runC mean [0, 10, 7, 8], runC (arr (+ 1) >>> total) [1, 0, 1 :: Int], runC (left total) [Left 1, Right 'x', Left (5 :: Int)])
  print ((first (+ 1) >>> second length) (1, "abc"), ((+ 1) *** (* 2)) (3, 4), (show &&& (* 2)) 5, (left (+ 1) :: Either Int Char -> Either Int Char) (Left 1), ((+ 1) ||| length) (Right "abc"), (runKleisli (Kleisli (\x -> [x, x + 1]) >>> arr (* 10)) 1))
  print (bimap length not ("abc", True), B.first show (Left 3 :: Either Int ()), (forever Nothing :: Maybe ()), void (Just 3), join [[1], [2]], filterM (const [True, False]) [1, 2], foldM (\a x -> if x > 0 then Just (a + x) else Nothing) 0 [1, 2, 3], zipWithM (\a b -> [a, b]) [1] [2], replicateM 2 "ab", mapAndUnzipM (\x -> Just (x, x * x)) [1, 2], (>=>) (\x -> [x, x]) (\y -> [y + 1]) 1, liftM2 (+) (Just 1) (Just 2), ap [succ] [1, 2])
  print (mapAccumR (\a x -> (a + x, a * x)) 0 [1 .. 5], fmapDefault (+ 1) [1], foldMapDefault (: []) (Just 1), optional (Nothing :: Maybe Int), (<|>) [] [1], some (Nothing :: Maybe Int), many Nothing :: Maybe [Int])
