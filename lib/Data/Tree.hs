-- | Trees whose nodes have any number of children.
module Data.Tree
  ( Tree(..), Forest
  , unfoldTree, unfoldForest, unfoldTreeM, unfoldForestM, unfoldTreeM_BF, unfoldForestM_BF
  , foldTree, flatten, levels, drawTree, drawForest
  ) where

import Control.Monad.Fix (MonadFix(..), fix)
import Control.Monad.Zip (MonadZip(..))
import Data.Data (Data)
import Data.Functor.Classes
import GHC.Base (Applicative(..))
import GHC.Generics (Generic, Generic1)
import Prelude hiding (Applicative(..))
import Text.Read.Lex (Lexeme(Ident, Punc))
import GHC.Read (expectP)
import Text.Read (parens, prec, reset)

data Tree a = Node
  { rootLabel :: a
  , subForest :: [Tree a]
  }
  deriving (Data, Eq, Generic, Generic1, Read, Show)

type Forest a = [Tree a]

instance Eq1 Tree where
  liftEq eq = go
    where go (Node a fr) (Node a' fr') = eq a a' && liftEq go fr fr'

instance Ord1 Tree where
  liftCompare cmp = go
    where go (Node a fr) (Node a' fr') = cmp a a' <> liftCompare go fr fr'

instance Show1 Tree where
  liftShowsPrec shw shwl p (Node a fr) = showParen (p > 10)
    ( showString "Node {rootLabel = " . shw 0 a . showString ", "
    . showString "subForest = " . liftShowList shw shwl fr . showString "}" )

instance Read1 Tree where
  liftReadPrec rd rdl = parens (prec 11 (do
    expectP (Ident "Node")
    expectP (Punc "{")
    expectP (Ident "rootLabel")
    expectP (Punc "=")
    a <- reset rd
    expectP (Punc ",")
    expectP (Ident "subForest")
    expectP (Punc "=")
    fr <- reset (liftReadListPrec rd rdl)
    expectP (Punc "}")
    return (Node a fr)))

instance Functor Tree where
  fmap f (Node x ts) = Node (f x) (map (fmap f) ts)
  x <$ Node _ ts = Node x (map (x <$) ts)

instance Applicative Tree where
  pure x = Node x []
  Node f tfs <*> tx@(Node x txs) = Node (f x) (map (f <$>) txs ++ map (<*> tx) tfs)
  liftA2 f (Node x txs) ty@(Node y tys) = Node (f x y) (map (f x <$>) tys ++ map (\tx -> liftA2 f tx ty) txs)

instance Monad Tree where
  Node x ts >>= f = case f x of
    Node x' ts' -> Node x' (ts' ++ map (>>= f) ts)

instance MonadFix Tree where
  mfix f = case fix (f . rootLabel) of
    Node a children -> Node a (zipWith (\i _ -> mfix ((!! i) . subForest . f)) [0 ..] children)

instance MonadZip Tree where
  mzipWith f (Node a as) (Node b bs) = Node (f a b) (mzipWith (mzipWith f) as bs)
  munzip t = (fmap fst t, fmap snd t)

instance Foldable Tree where
  foldMap f (Node x ts) = f x <> foldMap (foldMap f) ts
  foldr f z (Node x ts) = f x (foldr (\t acc -> foldr f acc t) z ts)
  null _ = False

instance Traversable Tree where
  traverse f = go
    where go (Node x ts) = liftA2 Node (f x) (traverse go ts)

-- | Folds the results of the children with the label.
foldTree :: (a -> [b] -> b) -> Tree a -> b
foldTree f = go
  where go (Node x ts) = f x (map go ts)

unfoldTree :: (b -> (a, [b])) -> b -> Tree a
unfoldTree f b = let (a, bs) = f b in Node a (unfoldForest f bs)

unfoldForest :: (b -> (a, [b])) -> [b] -> [Tree a]
unfoldForest f = map (unfoldTree f)

-- | Builds depth first.
unfoldTreeM :: Monad m => (b -> m (a, [b])) -> b -> m (Tree a)
unfoldTreeM f b = do
  (a, bs) <- f b
  ts <- unfoldForestM f bs
  return (Node a ts)

unfoldForestM :: Monad m => (b -> m (a, [b])) -> [b] -> m [Tree a]
unfoldForestM f = mapM (unfoldTreeM f)

-- | Builds breadth first.
unfoldTreeM_BF :: Monad m => (b -> m (a, [b])) -> b -> m (Tree a)
unfoldTreeM_BF f b = fmap head (unfoldForestM_BF f [b])

unfoldForestM_BF :: Monad m => (b -> m (a, [b])) -> [b] -> m [Tree a]
unfoldForestM_BF _ [] = return []
unfoldForestM_BF f bs = do
    level <- mapM f bs
    below <- unfoldForestM_BF f (concatMap snd level)
    return (hang level below)
  where
    hang [] _ = []
    hang ((a, children) : rest) ts = let (mine, others) = splitAt (length children) ts in Node a mine : hang rest others

-- | The labels, each before those below it.
flatten :: Tree a -> [a]
flatten t = squish t []
  where squish (Node x ts) xs = x : foldr squish xs ts

-- | The labels of each level.
levels :: Tree a -> [[a]]
levels t = map (map rootLabel) (takeWhile (not . null) (iterate (concatMap subForest) [t]))

drawTree :: Tree String -> String
drawTree = unlines . draw

drawForest :: [Tree String] -> String
drawForest = unlines . map drawTree

draw :: Tree String -> [String]
draw (Node x ts0) = lines x ++ drawSubTrees ts0
  where
    drawSubTrees [] = []
    drawSubTrees [t] = "|" : shift "`- " "   " (draw t)
    drawSubTrees (t : ts) = "|" : shift "+- " "|  " (draw t) ++ drawSubTrees ts
    shift first other = zipWith (++) (first : repeat other)
