{-# LANGUAGE BangPatterns, TypeFamilies #-}
{-# LANGUAGE GADTs #-}
{-# LANGUAGE PatternSynonyms, ViewPatterns #-}
-- | Sequences as finger trees annotated with sizes (Hinze and Paterson, "Finger trees: a simple
-- general-purpose data structure", 2006): a digit of one to four elements at each end, and in
-- between, lazily, a tree of nodes of two or three. Strict in the spine, lazy in the elements.
-- Imported through Data.Sequence.
module Data.Sequence.Internal where

import qualified Control.Applicative as Applicative
import Control.Monad (MonadPlus(..))
import qualified Control.Monad
import Control.Monad.Fix (MonadFix(..), fix)
import Control.Monad.Zip (MonadZip(..))
import qualified Data.Array as Array
import Data.Data
import qualified Data.Foldable as Foldable
import Data.Functor.Classes
import qualified Data.List as List
import Data.String (IsString(..))
import GHC.Base (Applicative(..), Semigroup(..))
import GHC.Exception (libraryError)
import GHC.Exts (IsList(Item))
import qualified GHC.Exts as Exts
import GHC.Generics (Generic, Generic1)
import Prelude hiding
  ( Applicative(..), drop, filter, length, lookup, null, replicate, reverse, scanl, scanl1, scanr, scanr1, splitAt, take
  , unzip, zip, zip3, zipWith, zipWith3 )
import Text.Read (Lexeme(Ident), Read(..), lexP, parens, prec, readListPrecDefault)

failed :: String -> String -> a
failed = libraryError "containers/containers/src" "containers-0.6.4.1" "Data.Sequence.Internal"

infixr 5 <|, :<, ><, :<|
infixl 5 |>, :>, :|>

newtype Seq a = Seq (FingerTree (Elem a))

-- | An element of a sequence; its size is 1.
newtype Elem a = Elem {getElem :: a}

-- | Things that take the room of so many elements.
class Sized a where
  size :: a -> Int

instance IsList (Seq a) where
  type Item (Seq a) = a
  fromList = fromList
  toList = Foldable.toList

instance Sized (Elem a) where
  size _ = 1

data FingerTree a
  = EmptyT
  | Single a
  | Deep {-# UNPACK #-} !Int !(Digit a) (FingerTree (Node a)) !(Digit a)

data Digit a = One a | Two a a | Three a a a | Four a a a a

data Node a = Node2 {-# UNPACK #-} !Int a a | Node3 {-# UNPACK #-} !Int a a a

instance Sized (Node a) where
  size (Node2 v _ _) = v
  size (Node3 v _ _ _) = v

instance Sized a => Sized (Digit a) where
  size (One a) = size a
  size (Two a b) = size a + size b
  size (Three a b c) = size a + size b + size c
  size (Four a b c d) = size a + size b + size c + size d

instance Sized a => Sized (FingerTree a) where
  size EmptyT = 0
  size (Single x) = size x
  size (Deep v _ _ _) = v

-- Instances ------------------------------------------------------------------------------------

instance Data a => Data (Seq a) where
  gfoldl f z s = case viewl s of
    EmptyL -> z empty
    x :< xs -> z (<|) `f` x `f` xs
  gunfold k z c = case constrIndex c of
    1 -> z empty
    _ -> k (k (z (<|)))
  toConstr s = indexConstr seqDataType (if null s then 1 else 2)
  dataTypeOf _ = seqDataType
  dataCast1 f = gcast1 f

seqDataType :: DataType
seqDataType = derivedDataType "Data.Sequence.Seq" [("empty", [], False), ("<|", [], True)]

instance Functor Seq where
  fmap f (Seq t) = Seq (mapTree (\(Elem x) -> Elem (f x)) t)
  x <$ s = replicate (length s) x

instance Foldable.Foldable Seq where
  foldr f z (Seq t) = foldrTree (\(Elem x) acc -> f x acc) z t
  foldl f z (Seq t) = foldlTree (\acc (Elem x) -> f acc x) z t
  foldl' f z (Seq t) = foldlTree' (\acc (Elem x) -> f acc x) z t
  foldr' f z (Seq t) = foldrTree' (\(Elem x) acc -> f x acc) z t
  foldMap f = Foldable.foldr (\x acc -> f x <> acc) mempty
  foldr1 f s = List.foldr1 f (nonEmpty "1140:23" "foldr1" s)
  foldl1 f s = List.foldl1 f (nonEmpty "1145:23" "foldl1" s)
  length = length
  null = null

nonEmpty :: String -> String -> Seq a -> [a]
nonEmpty place name s
  | null s = failed place (name ++ ": empty sequence")
  | otherwise = Foldable.toList s

instance Traversable Seq where
  traverse f s = fmap (fromListN (length s)) (traverse f (Foldable.toList s))

instance Eq a => Eq (Seq a) where
  xs == ys = length xs == length ys && Foldable.toList xs == Foldable.toList ys

instance Ord a => Ord (Seq a) where
  compare xs ys = compare (Foldable.toList xs) (Foldable.toList ys)

instance Show a => Show (Seq a) where
  showsPrec p xs = showParen (p > 10) (showString "fromList " . shows (Foldable.toList xs))

instance Read a => Read (Seq a) where
  readPrec = parens (prec 10 (do
    Ident "fromList" <- lexP
    xs <- readPrec
    return (fromList xs)))
  readListPrec = readListPrecDefault

instance Eq1 Seq where
  liftEq eq xs ys = length xs == length ys && liftEq eq (Foldable.toList xs) (Foldable.toList ys)

instance Ord1 Seq where
  liftCompare cmp xs ys = liftCompare cmp (Foldable.toList xs) (Foldable.toList ys)

instance Show1 Seq where
  liftShowsPrec sp sl p xs = showsUnaryWith (liftShowsPrec sp sl) "fromList" p (Foldable.toList xs)

instance Read1 Seq where
  liftReadsPrec rp rl = readsData (readsUnaryWith (liftReadsPrec rp rl) "fromList" fromList)

instance Semigroup (Seq a) where
  (<>) = (><)
  stimes n s = cycleTaking (fromIntegral n * length s) s

instance Monoid (Seq a) where
  mempty = empty

instance Applicative Seq where
  pure = singleton
  fs <*> xs = liftA2 id fs xs
  liftA2 f xs ys = fromListN (length xs * length ys) [f x y | x <- Foldable.toList xs, y <- Foldable.toList ys]
  xs *> ys = cycleTaking (length xs * length ys) ys

instance Monad Seq where
  xs >>= f = Foldable.foldl' (\ys x -> ys >< f x) empty xs
  (>>) = (*>)

instance MonadFail Seq where
  fail _ = empty

instance Applicative.Alternative Seq where
  empty = empty
  (<|>) = (><)

instance MonadPlus Seq

instance MonadFix Seq where
  mfix f = fromFunction (length (f strict)) (\k -> fix (\xk -> f xk `index` k))
    where strict = error "mfix for Data.Sequence.Seq applied to strict function"

instance MonadZip Seq where
  mzipWith = zipWith
  munzip = unzip

instance a ~ Char => IsString (Seq a) where
  fromString = fromList

-- Trees: both ends -----------------------------------------------------------------------------

node2 :: Sized a => a -> a -> Node a
node2 a b = Node2 (size a + size b) a b

node3 :: Sized a => a -> a -> a -> Node a
node3 a b c = Node3 (size a + size b + size c) a b c

deep :: Sized a => Digit a -> FingerTree (Node a) -> Digit a -> FingerTree a
deep pr m sf = Deep (size pr + size m + size sf) pr m sf

consTree :: Sized a => a -> FingerTree a -> FingerTree a
consTree a EmptyT = Single a
consTree a (Single b) = Deep (size a + size b) (One a) EmptyT (One b)
consTree a (Deep s pr m sf) = case pr of
  One b -> Deep s' (Two a b) m sf
  Two b c -> Deep s' (Three a b c) m sf
  Three b c d -> Deep s' (Four a b c d) m sf
  Four b c d e -> m `seq` Deep s' (Two a b) (consTree (node3 c d e) m) sf
  where !s' = size a + s

snocTree :: Sized a => FingerTree a -> a -> FingerTree a
snocTree EmptyT a = Single a
snocTree (Single a) b = Deep (size a + size b) (One a) EmptyT (One b)
snocTree (Deep s pr m sf) x = case sf of
  One a -> Deep s' pr m (Two a x)
  Two a b -> Deep s' pr m (Three a b x)
  Three a b c -> Deep s' pr m (Four a b c x)
  Four a b c d -> m `seq` Deep s' pr (snocTree m (node3 a b c)) (Two d x)
  where !s' = s + size x

-- | An end of a tree and the rest.
data View a = NoView | View a (FingerTree a)

viewLTree :: Sized a => FingerTree a -> View a
viewLTree EmptyT = NoView
viewLTree (Single a) = View a EmptyT
viewLTree (Deep s pr m sf) = case pr of
  One a -> View a (pullL (s - size a) m sf)
  Two a b -> View a (Deep (s - size a) (One b) m sf)
  Three a b c -> View a (Deep (s - size a) (Two b c) m sf)
  Four a b c d -> View a (Deep (s - size a) (Three b c d) m sf)

viewRTree :: Sized a => FingerTree a -> View a
viewRTree EmptyT = NoView
viewRTree (Single a) = View a EmptyT
viewRTree (Deep s pr m sf) = case sf of
  One z -> View z (pullR (s - size z) pr m)
  Two y z -> View z (Deep (s - size z) pr m (One y))
  Three x y z -> View z (Deep (s - size z) pr m (Two x y))
  Four w x y z -> View z (Deep (s - size z) pr m (Three w x y))

-- | A tree of the given size without a left digit.
pullL :: Int -> FingerTree (Node a) -> Digit a -> FingerTree a
pullL s m sf = case viewLTree m of
  NoView -> digitTree s sf
  View pr m' -> Deep s (nodeDigit pr) m' sf

-- | A tree of the given size without a right digit.
pullR :: Int -> Digit a -> FingerTree (Node a) -> FingerTree a
pullR s pr m = case viewRTree m of
  NoView -> digitTree s pr
  View sf m' -> Deep s pr m' (nodeDigit sf)

nodeDigit :: Node a -> Digit a
nodeDigit (Node2 _ a b) = Two a b
nodeDigit (Node3 _ a b c) = Three a b c

digitTree :: Int -> Digit a -> FingerTree a
digitTree _ (One a) = Single a
digitTree s (Two a b) = Deep s (One a) EmptyT (One b)
digitTree s (Three a b c) = Deep s (Two a b) EmptyT (One c)
digitTree s (Four a b c d) = Deep s (Two a b) EmptyT (Two c d)

-- Trees: joining -------------------------------------------------------------------------------

appendTree :: Sized a => FingerTree a -> FingerTree a -> FingerTree a
appendTree EmptyT t = t
appendTree t EmptyT = t
appendTree (Single x) t = consTree x t
appendTree t (Single x) = snocTree t x
appendTree (Deep s1 pr1 m1 sf1) (Deep s2 pr2 m2 sf2) =
  let !m = joinNodes m1 (nodes (digitCons sf1 (digitList pr2))) m2
  in Deep (s1 + s2) pr1 m sf2

-- | Two trees of nodes with nodes between them.
joinNodes :: FingerTree (Node a) -> [Node a] -> FingerTree (Node a) -> FingerTree (Node a)
joinNodes EmptyT xs t = foldr consTree t xs
joinNodes t xs EmptyT = List.foldl' snocTree t xs
joinNodes (Single x) xs t = consTree x (foldr consTree t xs)
joinNodes t xs (Single x) = snocTree (List.foldl' snocTree t xs) x
joinNodes (Deep s1 pr1 m1 sf1) xs (Deep s2 pr2 m2 sf2) =
  let !m = joinNodes m1 (nodes (digitCons sf1 (xs ++ digitList pr2))) m2
  in Deep (s1 + List.foldl' (\n x -> n + size x) 0 xs + s2) pr1 m sf2

-- | Two or more things in nodes.
nodes :: Sized a => [a] -> [Node a]
nodes [a, b] = [node2 a b]
nodes [a, b, c] = [node3 a b c]
nodes [a, b, c, d] = [node2 a b, node2 c d]
nodes (a : b : c : rest) = node3 a b c : nodes rest
nodes _ = error "Data.Sequence: a node needs two elements"

digitList :: Digit a -> [a]
digitList d = digitCons d []

digitCons :: Digit a -> [a] -> [a]
digitCons (One a) rest = a : rest
digitCons (Two a b) rest = a : b : rest
digitCons (Three a b c) rest = a : b : c : rest
digitCons (Four a b c d) rest = a : b : c : d : rest

-- Trees: splitting -----------------------------------------------------------------------------

-- | What lies before a position, the thing at it, what lies after.
data Split t a = Split !t a !t

-- | Splits a tree that is not empty at the thing that has the given position.
splitTree :: Sized a => Int -> FingerTree a -> Split (FingerTree a) a
splitTree _ EmptyT = error "Data.Sequence: splitting an empty tree"
splitTree _ (Single x) = Split EmptyT x EmptyT
splitTree i (Deep _ pr m sf)
  | i < spr = case splitDigit i pr of
      SplitDigit l x r -> Split (maybeTree l) x (deepL r m sf)
  | i < spm = case splitTree im m of
      Split ml xs mr -> case splitNode (im - size ml) xs of
        SplitDigit l x r -> Split (deepR pr ml l) x (deepL r mr sf)
  | otherwise = case splitDigit (i - spm) sf of
      SplitDigit l x r -> Split (deepR pr m l) x (maybeTree r)
  where
    !spr = size pr
    !spm = spr + size m
    !im = i - spr

-- | Parts of a digit.
data SplitDigit a = SplitDigit !(Maybe (Digit a)) a !(Maybe (Digit a))

splitDigit :: Sized a => Int -> Digit a -> SplitDigit a
splitDigit i digit = case digit of
  One a -> SplitDigit Nothing a Nothing
  Two a b
    | i < size a -> SplitDigit Nothing a (Just (One b))
    | otherwise -> SplitDigit (Just (One a)) b Nothing
  Three a b c -> let !sa = size a in
    if i < sa then SplitDigit Nothing a (Just (Two b c))
    else if i < sa + size b then SplitDigit (Just (One a)) b (Just (One c))
    else SplitDigit (Just (Two a b)) c Nothing
  Four a b c d -> let { !sa = size a; !sab = sa + size b } in
    if i < sa then SplitDigit Nothing a (Just (Three b c d))
    else if i < sab then SplitDigit (Just (One a)) b (Just (Two c d))
    else if i < sab + size c then SplitDigit (Just (Two a b)) c (Just (One d))
    else SplitDigit (Just (Three a b c)) d Nothing

splitNode :: Sized a => Int -> Node a -> SplitDigit a
splitNode i node = splitDigit i (nodeDigit node)

maybeTree :: Sized a => Maybe (Digit a) -> FingerTree a
maybeTree Nothing = EmptyT
maybeTree (Just d) = digitTree (size d) d

deepL :: Sized a => Maybe (Digit a) -> FingerTree (Node a) -> Digit a -> FingerTree a
deepL Nothing m sf = pullL (size m + size sf) m sf
deepL (Just pr) m sf = deep pr m sf

deepR :: Sized a => Digit a -> FingerTree (Node a) -> Maybe (Digit a) -> FingerTree a
deepR pr m Nothing = pullR (size pr + size m) pr m
deepR pr m (Just sf) = deep pr m sf

-- Trees: access --------------------------------------------------------------------------------

-- | A thing and the position within it.
data Place a = Place {-# UNPACK #-} !Int a

lookupTree :: Sized a => Int -> FingerTree a -> Place a
lookupTree _ EmptyT = error "Data.Sequence: looking into an empty tree"
lookupTree i (Single x) = Place i x
lookupTree i (Deep _ pr m sf)
  | i < spr = lookupDigit i pr
  | i < spm = case lookupTree (i - spr) m of
      Place i' xs -> lookupNode i' xs
  | otherwise = lookupDigit (i - spm) sf
  where
    !spr = size pr
    !spm = spr + size m

lookupDigit :: Sized a => Int -> Digit a -> Place a
lookupDigit i digit = case digit of
  One a -> Place i a
  Two a b -> let !sa = size a in
    if i < sa then Place i a else Place (i - sa) b
  Three a b c -> let { !sa = size a; !sab = sa + size b } in
    if i < sa then Place i a else if i < sab then Place (i - sa) b else Place (i - sab) c
  Four a b c d -> let { !sa = size a; !sab = sa + size b; !sabc = sab + size c } in
    if i < sa then Place i a
    else if i < sab then Place (i - sa) b
    else if i < sabc then Place (i - sab) c
    else Place (i - sabc) d

lookupNode :: Sized a => Int -> Node a -> Place a
lookupNode i node = case node of
  Node2 _ a b -> let !sa = size a in
    if i < sa then Place i a else Place (i - sa) b
  Node3 _ a b c -> let { !sa = size a; !sab = sa + size b } in
    if i < sa then Place i a else if i < sab then Place (i - sa) b else Place (i - sab) c

-- | Changes the thing at a position; the function is given the position within it.
adjustTree :: Sized a => (Int -> a -> a) -> Int -> FingerTree a -> FingerTree a
adjustTree _ _ EmptyT = EmptyT
adjustTree f i (Single x) = Single (f i x)
adjustTree f i (Deep s pr m sf)
  | i < spr = Deep s (adjustDigit f i pr) m sf
  | i < spm = let !m' = adjustTree (adjustNode f) (i - spr) m in Deep s pr m' sf
  | otherwise = Deep s pr m (adjustDigit f (i - spm) sf)
  where
    !spr = size pr
    !spm = spr + size m

adjustDigit :: Sized a => (Int -> a -> a) -> Int -> Digit a -> Digit a
adjustDigit f i digit = case digit of
  One a -> One (f i a)
  Two a b -> let !sa = size a in
    if i < sa then Two (f i a) b else Two a (f (i - sa) b)
  Three a b c -> let { !sa = size a; !sab = sa + size b } in
    if i < sa then Three (f i a) b c
    else if i < sab then Three a (f (i - sa) b) c
    else Three a b (f (i - sab) c)
  Four a b c d -> let { !sa = size a; !sab = sa + size b; !sabc = sab + size c } in
    if i < sa then Four (f i a) b c d
    else if i < sab then Four a (f (i - sa) b) c d
    else if i < sabc then Four a b (f (i - sab) c) d
    else Four a b c (f (i - sabc) d)

adjustNode :: Sized a => (Int -> a -> a) -> Int -> Node a -> Node a
adjustNode f i node = case node of
  Node2 s a b -> let !sa = size a in
    if i < sa then Node2 s (f i a) b else Node2 s a (f (i - sa) b)
  Node3 s a b c -> let { !sa = size a; !sab = sa + size b } in
    if i < sa then Node3 s (f i a) b c
    else if i < sab then Node3 s a (f (i - sa) b) c
    else Node3 s a b (f (i - sab) c)

-- Trees: all of them ---------------------------------------------------------------------------

mapTree :: (a -> b) -> FingerTree a -> FingerTree b
mapTree _ EmptyT = EmptyT
mapTree f (Single x) = Single (f x)
mapTree f (Deep v pr m sf) = Deep v (mapDigit f pr) (mapTree (mapNode f) m) (mapDigit f sf)

mapDigit :: (a -> b) -> Digit a -> Digit b
mapDigit f (One a) = One (f a)
mapDigit f (Two a b) = Two (f a) (f b)
mapDigit f (Three a b c) = Three (f a) (f b) (f c)
mapDigit f (Four a b c d) = Four (f a) (f b) (f c) (f d)

mapNode :: (a -> b) -> Node a -> Node b
mapNode f (Node2 v a b) = Node2 v (f a) (f b)
mapNode f (Node3 v a b c) = Node3 v (f a) (f b) (f c)

reverseTree :: (a -> b) -> FingerTree a -> FingerTree b
reverseTree _ EmptyT = EmptyT
reverseTree f (Single x) = Single (f x)
reverseTree f (Deep s pr m sf) = Deep s (reverseDigit f sf) (reverseTree (reverseNode f) m) (reverseDigit f pr)

reverseDigit :: (a -> b) -> Digit a -> Digit b
reverseDigit f (One a) = One (f a)
reverseDigit f (Two a b) = Two (f b) (f a)
reverseDigit f (Three a b c) = Three (f c) (f b) (f a)
reverseDigit f (Four a b c d) = Four (f d) (f c) (f b) (f a)

reverseNode :: (a -> b) -> Node a -> Node b
reverseNode f (Node2 s a b) = Node2 s (f b) (f a)
reverseNode f (Node3 s a b c) = Node3 s (f c) (f b) (f a)

foldrTree :: (a -> b -> b) -> b -> FingerTree a -> b
foldrTree _ z EmptyT = z
foldrTree f z (Single x) = f x z
foldrTree f z (Deep _ pr m sf) =
  foldrDigit f (foldrTree (\node acc -> foldrNode f acc node) (foldrDigit f z sf) m) pr

foldrDigit :: (a -> b -> b) -> b -> Digit a -> b
foldrDigit f z (One a) = f a z
foldrDigit f z (Two a b) = f a (f b z)
foldrDigit f z (Three a b c) = f a (f b (f c z))
foldrDigit f z (Four a b c d) = f a (f b (f c (f d z)))

foldrNode :: (a -> b -> b) -> b -> Node a -> b
foldrNode f z (Node2 _ a b) = f a (f b z)
foldrNode f z (Node3 _ a b c) = f a (f b (f c z))

foldlTree :: (b -> a -> b) -> b -> FingerTree a -> b
foldlTree _ z EmptyT = z
foldlTree f z (Single x) = f z x
foldlTree f z (Deep _ pr m sf) = foldlDigit f (foldlTree (foldlNode f) (foldlDigit f z pr) m) sf

foldlDigit :: (b -> a -> b) -> b -> Digit a -> b
foldlDigit f z (One a) = f z a
foldlDigit f z (Two a b) = f (f z a) b
foldlDigit f z (Three a b c) = f (f (f z a) b) c
foldlDigit f z (Four a b c d) = f (f (f (f z a) b) c) d

foldlNode :: (b -> a -> b) -> b -> Node a -> b
foldlNode f z (Node2 _ a b) = f (f z a) b
foldlNode f z (Node3 _ a b c) = f (f (f z a) b) c

-- The strict folds evaluate what each step gives, but not what the first one is given.

foldlTree' :: (b -> a -> b) -> b -> FingerTree a -> b
foldlTree' _ z EmptyT = z
foldlTree' f z (Single x) = f z x
foldlTree' f z (Deep _ pr m sf) =
  let !z1 = foldlDigit' f z pr
      !z2 = foldlTree' (foldlNode' f) z1 m
  in foldlDigit' f z2 sf

foldlDigit' :: (b -> a -> b) -> b -> Digit a -> b
foldlDigit' f z digit = case digit of
  One a -> f z a
  Two a b -> let !y = f z a in f y b
  Three a b c -> let { !y = f z a; !x = f y b } in f x c
  Four a b c d -> let { !y = f z a; !x = f y b; !w = f x c } in f w d

foldlNode' :: (b -> a -> b) -> b -> Node a -> b
foldlNode' f z (Node2 _ a b) = let !y = f z a in f y b
foldlNode' f z (Node3 _ a b c) = let { !y = f z a; !x = f y b } in f x c

foldrTree' :: (a -> b -> b) -> b -> FingerTree a -> b
foldrTree' f z t = foldlTree' (\acc x -> f x acc) z (reverseTree id t)

-- Construction ---------------------------------------------------------------------------------

empty :: Seq a
empty = Seq EmptyT

singleton :: a -> Seq a
singleton x = Seq (Single (Elem x))

(<|) :: a -> Seq a -> Seq a
x <| Seq xs = Seq (consTree (Elem x) xs)

(|>) :: Seq a -> a -> Seq a
Seq xs |> x = Seq (snocTree xs (Elem x))

(><) :: Seq a -> Seq a -> Seq a
Seq xs >< Seq ys = Seq (appendTree xs ys)

fromList :: [a] -> Seq a
fromList xs = fromListN (List.length xs) xs

-- | From the first elements of a list that is long enough.
fromListN :: Int -> [a] -> Seq a
fromListN n xs = Seq (buildTree 1 n (map Elem xs))

-- | How many things go into the digits of a tree of so many; the rest is a multiple of three.
data Ends = Ends !Int !Int

ends :: Int -> Ends
ends n
  | n <= 8 = let l = n `quot` 2 in Ends l (n - l)
  | otherwise = case n `rem` 3 of
      0 -> Ends 3 3
      1 -> Ends 3 4
      _ -> Ends 3 2

-- | A tree of things of the same size: that size, how many, the things.
buildTree :: Int -> Int -> [a] -> FingerTree a
buildTree !_ 0 _ = EmptyT
buildTree _ 1 xs = Single (head xs)
buildTree s n xs = case ends n of
  Ends l r ->
    let k = n - l - r
        rest = List.drop l xs
        !m = buildTree (3 * s) (k `quot` 3) (threes (3 * s) k rest)
    in Deep (s * n) (listDigit l xs) m (listDigit r (List.drop k rest))

-- | Nodes of the given size of the first things of a list.
threes :: Int -> Int -> [a] -> [Node a]
threes s = go
  where
    go k (a : b : c : rest) | k > 0 = Node3 s a b c : go (k - 3) rest
    go _ _ = []

-- | A digit of so many first elements.
listDigit :: Int -> [a] -> Digit a
listDigit 1 (a : _) = One a
listDigit 2 (a : b : _) = Two a b
listDigit 3 (a : b : c : _) = Three a b c
listDigit _ (a : b : c : d : _) = Four a b c d
listDigit _ _ = error "Data.Sequence: a list is too short"

-- | A tree of the same thing of the given size, in shared parts.
replicateTree :: Int -> Int -> a -> FingerTree a
replicateTree !_ 0 _ = EmptyT
replicateTree _ 1 x = Single x
replicateTree s n x = case ends n of
  Ends l r ->
    let !m = replicateTree (3 * s) ((n - l - r) `quot` 3) (Node3 (3 * s) x x x)
    in Deep (s * n) (same l) m (same r)
  where
    same k = listDigit k [x, x, x, x]

replicate :: Int -> a -> Seq a
replicate n x
  | n >= 0 = Seq (replicateTree 1 n (Elem x))
  | otherwise = failed "1697:19" "replicate takes a nonnegative integer argument"

replicateA :: Applicative f => Int -> f a -> f (Seq a)
replicateA n x
  | n >= 0 = fmap (fromListN n) (Control.Monad.replicateM n x)
  | otherwise = failed "1706:19" "replicateA takes a nonnegative integer argument"

replicateM :: Applicative m => Int -> m a -> m (Seq a)
replicateM = replicateA

-- | So many elements of endless repetitions.
cycleTaking :: Int -> Seq a -> Seq a
cycleTaking n xs
  | n <= 0 = empty
  | null xs = failed "1738:32" "cycleTaking cannot take a positive number of elements from an empty cycle."
  | otherwise = fromListN n (cycle (Foldable.toList xs))

fromFunction :: Int -> (Int -> a) -> Seq a
fromFunction n f
  | n < 0 = failed "3321:32" "Data.Sequence.fromFunction called with negative len"
  | otherwise = fromListN n (map f [0 .. n - 1])

fromArray :: Array.Ix i => Array.Array i a -> Seq a
fromArray a = fromListN (Array.rangeSize (Array.bounds a)) (Array.elems a)

iterateN :: Int -> (a -> a) -> a -> Seq a
iterateN n f x
  | n >= 0 = fromListN n (iterate f x)
  | otherwise = failed "2150:19" "iterateN takes a nonnegative integer argument"

unfoldr :: (b -> Maybe (a, b)) -> b -> Seq a
unfoldr f = go empty
  where
    go !as b = case f b of
      Nothing -> as
      Just (a, b') -> go (as |> a) b'

unfoldl :: (b -> Maybe (b, a)) -> b -> Seq a
unfoldl f = go empty
  where
    go !as b = case f b of
      Nothing -> as
      Just (b', a) -> go (a <| as) b'

-- Query ----------------------------------------------------------------------------------------

null :: Seq a -> Bool
null (Seq EmptyT) = True
null _ = False

length :: Seq a -> Int
length (Seq t) = size t

-- | The left end of a sequence.
{-# COMPLETE (:<|), Empty #-}
{-# COMPLETE (:|>), Empty #-}

-- | The empty sequence.
pattern Empty :: Seq a
pattern Empty = Seq EmptyT

-- | An element before the others.
pattern (:<|) :: a -> Seq a -> Seq a
pattern x :<| xs <- (viewl -> x :< xs)
  where
    x :<| xs = x <| xs

-- | An element behind the others.
pattern (:|>) :: Seq a -> a -> Seq a
pattern xs :|> x <- (viewr -> xs :> x)
  where
    xs :|> x = xs |> x

data ViewL a = EmptyL | a :< Seq a
  deriving (Data, Eq, Generic, Generic1, Ord, Show, Read)

instance Functor ViewL where
  fmap _ EmptyL = EmptyL
  fmap f (x :< xs) = f x :< fmap f xs

instance Foldable.Foldable ViewL where
  foldr _ z EmptyL = z
  foldr f z (x :< xs) = f x (Foldable.foldr f z xs)

instance Traversable ViewL where
  traverse _ EmptyL = pure EmptyL
  traverse f (x :< xs) = liftA2 (:<) (f x) (traverse f xs)

viewl :: Seq a -> ViewL a
viewl (Seq t) = case viewLTree t of
  NoView -> EmptyL
  View (Elem x) t' -> x :< Seq t'

-- | The right end of a sequence.
data ViewR a = EmptyR | Seq a :> a
  deriving (Data, Eq, Generic, Generic1, Ord, Show, Read)

instance Functor ViewR where
  fmap _ EmptyR = EmptyR
  fmap f (xs :> x) = fmap f xs :> f x

instance Foldable.Foldable ViewR where
  foldr _ z EmptyR = z
  foldr f z (xs :> x) = Foldable.foldr f (f x z) xs

instance Traversable ViewR where
  traverse _ EmptyR = pure EmptyR
  traverse f (xs :> x) = liftA2 (:>) (traverse f xs) (f x)

viewr :: Seq a -> ViewR a
viewr (Seq t) = case viewRTree t of
  NoView -> EmptyR
  View (Elem x) t' -> Seq t' :> x

lookup :: Int -> Seq a -> Maybe a
lookup i (Seq t)
  | i >= 0 && i < size t = case lookupTree i t of Place _ (Elem x) -> Just x
  | otherwise = Nothing

(!?) :: Seq a -> Int -> Maybe a
xs !? i = lookup i xs

index :: Seq a -> Int -> a
index (Seq t) i
  | i >= 0 && i < size t = case lookupTree i t of Place _ (Elem x) -> x
  | otherwise = failed "2358:7" ("index out of bounds in call to: Data.Sequence.index " ++ show i)

-- Update ---------------------------------------------------------------------------------------

adjust :: (a -> a) -> Int -> Seq a -> Seq a
adjust f i s@(Seq t)
  | i >= 0 && i < size t = Seq (adjustTree (\_ (Elem x) -> Elem (f x)) i t)
  | otherwise = s

-- | `adjust` that evaluates the new element.
adjust' :: (a -> a) -> Int -> Seq a -> Seq a
adjust' f i s = case lookup i s of
  Nothing -> s
  Just x -> let !x' = f x in update i x' s

update :: Int -> a -> Seq a -> Seq a
update i x s@(Seq t)
  | i >= 0 && i < size t = Seq (adjustTree (\_ _ -> Elem x) i t)
  | otherwise = s

insertAt :: Int -> a -> Seq a -> Seq a
insertAt i x s
  | i <= 0 = x <| s
  | i >= length s = s |> x
  | otherwise = case splitAt i s of (l, r) -> (l |> x) >< r

deleteAt :: Int -> Seq a -> Seq a
deleteAt i s@(Seq t)
  | i >= 0 && i < size t = case splitTree i t of Split l _ r -> Seq (appendTree l r)
  | otherwise = s

take :: Int -> Seq a -> Seq a
take i s = fst (splitAt i s)

drop :: Int -> Seq a -> Seq a
drop i s = snd (splitAt i s)

splitAt :: Int -> Seq a -> (Seq a, Seq a)
splitAt i s@(Seq t)
  | i <= 0 = (empty, s)
  | i >= size t = (s, empty)
  | otherwise = case splitTree i t of Split l x r -> (Seq l, Seq (consTree x r))

-- Maps and folds with indices ------------------------------------------------------------------

mapWithIndex :: (Int -> a -> b) -> Seq a -> Seq b
mapWithIndex f s = fromListN (length s) (List.zipWith f [0 ..] (Foldable.toList s))

foldMapWithIndex :: Monoid m => (Int -> a -> m) -> Seq a -> m
foldMapWithIndex f = foldrWithIndex (\i x acc -> f i x <> acc) mempty

traverseWithIndex :: Applicative f => (Int -> a -> f b) -> Seq a -> f (Seq b)
traverseWithIndex f s =
  fmap (fromListN (length s)) (traverse (uncurry f) (List.zip [0 ..] (Foldable.toList s)))

foldlWithIndex :: (b -> Int -> a -> b) -> b -> Seq a -> b
foldlWithIndex f z xs = Foldable.foldl (\g x !i -> f (g (i - 1)) i x) (const z) xs (length xs - 1)

foldrWithIndex :: (Int -> a -> b -> b) -> b -> Seq a -> b
foldrWithIndex f z xs = Foldable.foldr (\x g !i -> f i x (g (i + 1))) (const z) xs 0

scanl :: (b -> a -> b) -> b -> Seq a -> Seq b
scanl f z s = fromListN (length s + 1) (List.scanl f z (Foldable.toList s))

scanl1 :: (a -> a -> a) -> Seq a -> Seq a
scanl1 f s
  | null s = failed "2326:24" "scanl1 takes a nonempty sequence as an argument"
  | otherwise = fromListN (length s) (List.scanl1 f (Foldable.toList s))

scanr :: (a -> b -> b) -> b -> Seq a -> Seq b
scanr f z s = fromListN (length s + 1) (List.scanr f z (Foldable.toList s))

scanr1 :: (a -> a -> a) -> Seq a -> Seq a
scanr1 f s
  | null s = failed "2336:24" "scanr1 takes a nonempty sequence as an argument"
  | otherwise = fromListN (length s) (List.scanr1 f (Foldable.toList s))

-- Subsequences ---------------------------------------------------------------------------------

tails :: Seq a -> Seq (Seq a)
tails s = fromFunction (length s + 1) (\i -> drop i s)

inits :: Seq a -> Seq (Seq a)
inits s = fromFunction (length s + 1) (\i -> take i s)

chunksOf :: Int -> Seq a -> Seq (Seq a)
chunksOf n s
  | n > 0 = go empty s
  | null s = empty
  | otherwise =
      failed "3902:10" "chunksOf: A non-empty sequence can only be broken up into positively-sized chunks."
  where
    go !acc rest
      | null rest = acc
      | otherwise = case splitAt n rest of (chunk, rest') -> go (acc |> chunk) rest'

takeWhileL, takeWhileR, dropWhileL, dropWhileR :: (a -> Bool) -> Seq a -> Seq a
takeWhileL p s = fst (spanl p s)
takeWhileR p s = fst (spanr p s)
dropWhileL p s = snd (spanl p s)
dropWhileR p s = snd (spanr p s)

-- | The longest part at the left that satisfies the predicate, and the rest.
spanl :: (a -> Bool) -> Seq a -> (Seq a, Seq a)
spanl p = breakl (not . p)

-- | The longest part at the right that satisfies the predicate, and the rest.
spanr :: (a -> Bool) -> Seq a -> (Seq a, Seq a)
spanr p = breakr (not . p)

breakl :: (a -> Bool) -> Seq a -> (Seq a, Seq a)
breakl p s = case findIndexL p s of
  Nothing -> (s, empty)
  Just i -> splitAt i s

breakr :: (a -> Bool) -> Seq a -> (Seq a, Seq a)
breakr p s = case findIndexR p s of
  Nothing -> (s, empty)
  Just i -> case splitAt (i + 1) s of (l, r) -> (r, l)

partition :: (a -> Bool) -> Seq a -> (Seq a, Seq a)
partition p s = Foldable.foldl' part (empty, empty) s
  where
    part (yes, no) x
      | p x = let !yes' = yes |> x in (yes', no)
      | otherwise = let !no' = no |> x in (yes, no')

filter :: (a -> Bool) -> Seq a -> Seq a
filter p = Foldable.foldl' (\acc x -> if p x then acc |> x else acc) empty

-- Search ---------------------------------------------------------------------------------------

elemIndexL, elemIndexR :: Eq a => a -> Seq a -> Maybe Int
elemIndexL x = findIndexL (x ==)
elemIndexR x = findIndexR (x ==)

elemIndicesL, elemIndicesR :: Eq a => a -> Seq a -> [Int]
elemIndicesL x = findIndicesL (x ==)
elemIndicesR x = findIndicesR (x ==)

findIndexL, findIndexR :: (a -> Bool) -> Seq a -> Maybe Int
findIndexL p s = first (findIndicesL p s)
findIndexR p s = first (findIndicesR p s)

first :: [a] -> Maybe a
first [] = Nothing
first (x : _) = Just x

findIndicesL, findIndicesR :: (a -> Bool) -> Seq a -> [Int]
findIndicesL p = foldrWithIndex (\i x is -> if p x then i : is else is) []
findIndicesR p = foldlWithIndex (\is i x -> if p x then i : is else is) []

-- Order ----------------------------------------------------------------------------------------

reverse :: Seq a -> Seq a
reverse (Seq t) = Seq (reverseTree id t)

intersperse :: a -> Seq a -> Seq a
intersperse y s
  | null s = s
  | otherwise = fromListN (2 * length s - 1) (List.intersperse y (Foldable.toList s))

sort, unstableSort :: Ord a => Seq a -> Seq a
sort = sortBy compare
unstableSort = sort

sortBy, unstableSortBy :: (a -> a -> Ordering) -> Seq a -> Seq a
sortBy cmp s = fromListN (length s) (List.sortBy cmp (Foldable.toList s))
unstableSortBy = sortBy

sortOn, unstableSortOn :: Ord b => (a -> b) -> Seq a -> Seq a
sortOn f s = fromListN (length s) (List.sortOn f (Foldable.toList s))
unstableSortOn = sortOn

-- Zips -----------------------------------------------------------------------------------------

zip :: Seq a -> Seq b -> Seq (a, b)
zip = zipWith (,)

zipWith :: (a -> b -> c) -> Seq a -> Seq b -> Seq c
zipWith f s t =
  fromListN (min (length s) (length t)) (List.zipWith f (Foldable.toList s) (Foldable.toList t))

zip3 :: Seq a -> Seq b -> Seq c -> Seq (a, b, c)
zip3 = zipWith3 (,,)

zipWith3 :: (a -> b -> c -> d) -> Seq a -> Seq b -> Seq c -> Seq d
zipWith3 f s t u = zipWith ($) (zipWith f s t) u

zip4 :: Seq a -> Seq b -> Seq c -> Seq d -> Seq (a, b, c, d)
zip4 = zipWith4 (,,,)

zipWith4 :: (a -> b -> c -> d -> e) -> Seq a -> Seq b -> Seq c -> Seq d -> Seq e
zipWith4 f s t u v = zipWith ($) (zipWith3 f s t u) v

unzip :: Seq (a, b) -> (Seq a, Seq b)
unzip = unzipWith id

unzipWith :: (a -> (b, c)) -> Seq a -> (Seq b, Seq c)
unzipWith f s = (fmap fst pairs, fmap snd pairs)
  where pairs = fmap f s
