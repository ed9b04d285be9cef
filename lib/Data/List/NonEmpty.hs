-- | Lists with at least one element. Imported qualified.
module Data.List.NonEmpty
  ( NonEmpty(..)
  , map, intersperse, scanl, scanr, scanl1, scanr1, transpose, sortBy, sortWith
  , length, head, tail, last, init, singleton, (<|), cons, uncons, unfoldr, sort, reverse, inits, tails
  , iterate, repeat, cycle, unfold, insert, some1
  , take, drop, splitAt, takeWhile, dropWhile, span, break, filter, partition
  , group, groupBy, groupWith, groupAllWith, group1, groupBy1, groupWith1, groupAllWith1
  , isPrefixOf, nub, nubBy, (!!), zip, zipWith, unzip, fromList, toList, nonEmpty, xor
  ) where

import Control.Applicative (Alternative, liftA2, many)
import qualified Data.Foldable as Foldable
import Data.Function (on)
import qualified Data.List as List
import Data.Ord (comparing)
import GHC.Base (NonEmpty(..))
import Prelude hiding
  ( break, cycle, drop, dropWhile, filter, head, init, iterate, last, length, map, repeat, reverse
  , scanl, scanl1, scanr, scanr1, span, splitAt, tail, take, takeWhile, unzip, zip, zipWith, (!!) )

infixl 9 !!
infixr 5 <|

-- Between the two kinds of lists ---------------------------------------------------------------

-- | Fails on an empty list.
fromList :: [a] -> NonEmpty a
fromList (a : as) = a :| as
fromList [] = errorWithoutStackTrace "NonEmpty.fromList: empty list"

toList :: NonEmpty a -> [a]
toList ~(a :| as) = a : as

-- | `Nothing` for an empty list.
nonEmpty :: [a] -> Maybe (NonEmpty a)
nonEmpty [] = Nothing
nonEmpty (a : as) = Just (a :| as)

-- | A function on lists that keeps the list non-empty.
lift :: Foldable f => ([a] -> [b]) -> f a -> NonEmpty b
lift f xs = fromList (f (Foldable.toList xs))

-- One by one -----------------------------------------------------------------------------------

length :: NonEmpty a -> Int
length (_ :| xs) = 1 + List.length xs

head :: NonEmpty a -> a
head (a :| _) = a

tail :: NonEmpty a -> [a]
tail (_ :| as) = as

last :: NonEmpty a -> a
last ~(a :| as) = List.last (a : as)

init :: NonEmpty a -> [a]
init ~(a :| as) = List.init (a : as)

singleton :: a -> NonEmpty a
singleton a = a :| []

(<|) :: a -> NonEmpty a -> NonEmpty a
a <| ~(b :| bs) = a :| b : bs

cons :: a -> NonEmpty a -> NonEmpty a
cons = (<|)

-- | The head, and the rest if it is not empty.
uncons :: NonEmpty a -> (a, Maybe (NonEmpty a))
uncons ~(a :| as) = (a, nonEmpty as)

-- | The parity of the number of `True`s.
xor :: NonEmpty Bool -> Bool
xor (x :| xs) = foldr flipIf x xs
  where
    flipIf True y = not y
    flipIf False y = y

(!!) :: NonEmpty a -> Int -> a
(!!) ~(x :| xs) n
  | n == 0 = x
  | n > 0 = xs List.!! (n - 1)
  | otherwise = errorWithoutStackTrace "NonEmpty.!! negative argument"

-- Building -------------------------------------------------------------------------------------

unfold :: (a -> (b, Maybe a)) -> a -> NonEmpty b
unfold f a = case f a of
  (b, Nothing) -> b :| []
  (b, Just c) -> b <| unfold f c

unfoldr :: (a -> (b, Maybe a)) -> a -> NonEmpty b
unfoldr f a = case f a of
    (b, mc) -> b :| maybe [] go mc
  where
    go c = case f c of
      (d, me) -> d : maybe [] go me

iterate :: (a -> a) -> a -> NonEmpty a
iterate f a = a :| List.iterate f (f a)

repeat :: a -> NonEmpty a
repeat a = a :| List.repeat a

cycle :: NonEmpty a -> NonEmpty a
cycle xs = fromList (List.cycle (toList xs))

inits :: Foldable f => f a -> NonEmpty [a]
inits = lift List.inits

tails :: Foldable f => f a -> NonEmpty [a]
tails = lift List.tails

insert :: (Foldable f, Ord a) => a -> f a -> NonEmpty a
insert a = lift (List.insert a)

-- | One or more, as `some`.
some1 :: Alternative f => f a -> f (NonEmpty a)
some1 x = liftA2 (:|) x (many x)

-- Transforming ---------------------------------------------------------------------------------

map :: (a -> b) -> NonEmpty a -> NonEmpty b
map f ~(a :| as) = f a :| List.map f as

scanl :: Foldable f => (b -> a -> b) -> b -> f a -> NonEmpty b
scanl f z = lift (List.scanl f z)

scanr :: Foldable f => (a -> b -> b) -> b -> f a -> NonEmpty b
scanr f z = lift (List.scanr f z)

scanl1 :: (a -> a -> a) -> NonEmpty a -> NonEmpty a
scanl1 f ~(a :| as) = fromList (List.scanl f a as)

scanr1 :: (a -> a -> a) -> NonEmpty a -> NonEmpty a
scanr1 f ~(a :| as) = fromList (List.scanr1 f (a : as))

intersperse :: a -> NonEmpty a -> NonEmpty a
intersperse a ~(b :| bs) = b :| case bs of
  [] -> []
  _ -> a : List.intersperse a bs

reverse :: NonEmpty a -> NonEmpty a
reverse = lift List.reverse

transpose :: NonEmpty (NonEmpty a) -> NonEmpty (NonEmpty a)
transpose xss = map fromList (fromList (List.transpose (toList (map toList xss))))

sort :: Ord a => NonEmpty a -> NonEmpty a
sort = lift List.sort

sortBy :: (a -> a -> Ordering) -> NonEmpty a -> NonEmpty a
sortBy f = lift (List.sortBy f)

-- | Sorted by the image of a function.
sortWith :: Ord o => (a -> o) -> NonEmpty a -> NonEmpty a
sortWith f = sortBy (comparing f)

nub :: Eq a => NonEmpty a -> NonEmpty a
nub = nubBy (==)

nubBy :: (a -> a -> Bool) -> NonEmpty a -> NonEmpty a
nubBy eq = lift (List.nubBy eq)

zip :: NonEmpty a -> NonEmpty b -> NonEmpty (a, b)
zip ~(x :| xs) ~(y :| ys) = (x, y) :| List.zip xs ys

zipWith :: (a -> b -> c) -> NonEmpty a -> NonEmpty b -> NonEmpty c
zipWith f ~(x :| xs) ~(y :| ys) = f x y :| List.zipWith f xs ys

unzip :: Functor f => f (a, b) -> (f a, f b)
unzip xs = (fst <$> xs, snd <$> xs)

-- Parts ----------------------------------------------------------------------------------------

take :: Int -> NonEmpty a -> [a]
take n xs = List.take n (toList xs)

drop :: Int -> NonEmpty a -> [a]
drop n xs = List.drop n (toList xs)

splitAt :: Int -> NonEmpty a -> ([a], [a])
splitAt n xs = List.splitAt n (toList xs)

takeWhile :: (a -> Bool) -> NonEmpty a -> [a]
takeWhile p xs = List.takeWhile p (toList xs)

dropWhile :: (a -> Bool) -> NonEmpty a -> [a]
dropWhile p xs = List.dropWhile p (toList xs)

span :: (a -> Bool) -> NonEmpty a -> ([a], [a])
span p xs = List.span p (toList xs)

break :: (a -> Bool) -> NonEmpty a -> ([a], [a])
break p = span (not . p)

filter :: (a -> Bool) -> NonEmpty a -> [a]
filter p xs = List.filter p (toList xs)

partition :: (a -> Bool) -> NonEmpty a -> ([a], [a])
partition p xs = List.partition p (toList xs)

isPrefixOf :: Eq a => [a] -> NonEmpty a -> Bool
isPrefixOf [] _ = True
isPrefixOf (y : ys) (x :| xs) = y == x && List.isPrefixOf ys xs

-- Groups of neighbours -------------------------------------------------------------------------

group :: (Foldable f, Eq a) => f a -> [NonEmpty a]
group = groupBy (==)

groupBy :: Foldable f => (a -> a -> Bool) -> f a -> [NonEmpty a]
groupBy eq xs0 = go (Foldable.toList xs0)
  where
    go [] = []
    go (x : xs) = (x :| ys) : go zs
      where (ys, zs) = List.span (eq x) xs

groupWith :: (Foldable f, Eq b) => (a -> b) -> f a -> [NonEmpty a]
groupWith f = groupBy ((==) `on` f)

-- | Groups of all, not only neighbouring, elements with the same image.
groupAllWith :: Ord b => (a -> b) -> [a] -> [NonEmpty a]
groupAllWith f xs = groupWith f (List.sortBy (compare `on` f) xs)

group1 :: Eq a => NonEmpty a -> NonEmpty (NonEmpty a)
group1 = groupBy1 (==)

groupBy1 :: (a -> a -> Bool) -> NonEmpty a -> NonEmpty (NonEmpty a)
groupBy1 eq (x :| xs) = (x :| ys) :| groupBy eq zs
  where (ys, zs) = List.span (eq x) xs

groupWith1 :: Eq b => (a -> b) -> NonEmpty a -> NonEmpty (NonEmpty a)
groupWith1 f = groupBy1 ((==) `on` f)

groupAllWith1 :: Ord b => (a -> b) -> NonEmpty a -> NonEmpty (NonEmpty a)
groupAllWith1 f xs = groupWith1 f (sortWith f xs)
