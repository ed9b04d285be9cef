-- | What Data.IntMap.Merge.Lazy and Data.IntMap.Merge.Strict have in common.
module Data.IntMap.Merge.Tactic where

import qualified Control.Category as Category
import Data.Functor.Identity (Identity(..))
import Data.Containers.Patricia
import Data.IntMap.Internal (IntMap(..), bin, empty, filterWithKey, linkMaybe, traverseMaybeWithKey)
import GHC.Base (Applicative(..))
import Prelude hiding (Applicative(..))

-- | What to do with the entries whose keys only one of the maps has.
data WhenMissing f x y = WhenMissing
  { missingSubtree :: IntMap x -> f (IntMap y)
  , missingKey :: Key -> x -> f (Maybe y)
  }

-- | What to do with the values of common keys.
newtype WhenMatched f x y z = WhenMatched {matchedKey :: Key -> x -> y -> f (Maybe z)}

type SimpleWhenMissing = WhenMissing Identity

type SimpleWhenMatched = WhenMatched Identity

runWhenMatched :: WhenMatched f x y z -> Key -> x -> y -> f (Maybe z)
runWhenMatched = matchedKey

runWhenMissing :: WhenMissing f x y -> Key -> x -> f (Maybe y)
runWhenMissing = missingKey

dropMissing :: Applicative f => WhenMissing f x y
dropMissing = WhenMissing (const (pure empty)) (\_ _ -> pure Nothing)

preserveMissing :: Applicative f => WhenMissing f x x
preserveMissing = WhenMissing pure (\_ v -> pure (Just v))

-- | `preserveMissing` that evaluates the values.
preserveMissing' :: Applicative f => WhenMissing f x x
preserveMissing' = WhenMissing (\t -> pure (foldr seq () t `seq` t)) (\_ v -> pure (Just $! v))

filterMissing :: Applicative f => (Key -> x -> Bool) -> WhenMissing f x x
filterMissing f = WhenMissing (pure . filterWithKey f) (\k x -> pure (if f k x then Just x else Nothing))

filterAMissing :: Applicative f => (Key -> x -> f Bool) -> WhenMissing f x x
filterAMissing f = WhenMissing (traverseMaybeWithKey keep) keep
  where keep k x = fmap (\b -> if b then Just x else Nothing) (f k x)

merge :: SimpleWhenMissing a c -> SimpleWhenMissing b c -> SimpleWhenMatched a b c -> IntMap a -> IntMap b -> IntMap c
merge g1 g2 f m1 m2 = runIdentity (mergeA g1 g2 f m1 m2)

-- | Merges in key order.
mergeA
  :: Applicative f => WhenMissing f a c -> WhenMissing f b c -> WhenMatched f a b c -> IntMap a -> IntMap b -> f (IntMap c)
mergeA (WhenMissing only1 _) (WhenMissing only2 _) (WhenMatched both) = go
  where
    go t1@(Bin p1 m1 l1 r1) t2@(Bin p2 m2 l2 r2)
      | shorter m1 m2 = if nomatch p2 p1 m1 then apart p1 (only1 t1) p2 (only2 t2)
          else if zero p2 m1 then branch p1 m1 (go l1 t2) (only1 r1)
          else branch p1 m1 (only1 l1) (go r1 t2)
      | shorter m2 m1 = if nomatch p1 p2 m2 then apart p1 (only1 t1) p2 (only2 t2)
          else if zero p1 m2 then branch p2 m2 (go t1 l2) (only2 r2)
          else branch p2 m2 (only2 l2) (go t1 r2)
      | p1 == p2 = branch p1 m1 (go l1 l2) (go r1 r2)
      | otherwise = apart p1 (only1 t1) p2 (only2 t2)
    go t1@(Bin p m l r) t2@(Tip k _)
      | nomatch k p m = apart p (only1 t1) k (only2 t2)
      | zero k m = branch p m (go l t2) (only1 r)
      | otherwise = branch p m (only1 l) (go r t2)
    go t1@(Tip k _) t2@(Bin p m l r)
      | nomatch k p m = apart k (only1 t1) p (only2 t2)
      | zero k m = branch p m (go t1 l) (only2 r)
      | otherwise = branch p m (only2 l) (go t1 r)
    go t1@(Tip k1 x1) t2@(Tip k2 x2)
      | k1 == k2 = fmap (maybe Nil (Tip k1)) (both k1 x1 x2)
      | otherwise = apart k1 (only1 t1) k2 (only2 t2)
    go t1 Nil = only1 t1
    go Nil t2 = only2 t2
    -- the right side of the root holds the smaller keys when it is about the sign
    branch p m l r
      | m < 0 = liftA2 (flip (bin p m)) r l
      | otherwise = liftA2 (bin p m) l r
    apart p1 t1 p2 t2
      | p1 < p2 = liftA2 (\t t' -> linkMaybe p1 t p2 t') t1 t2
      | otherwise = liftA2 (\t' t -> linkMaybe p1 t p2 t') t2 t1

instance Functor f => Functor (WhenMatched f x y) where
  fmap f (WhenMatched g) = WhenMatched (\k x y -> fmap (fmap f) (g k x y))

instance (Applicative f, Monad f) => Functor (WhenMissing f x) where
  fmap f q = WhenMissing (\m -> fmap (fmap f) (missingSubtree q m)) (\k x -> fmap (fmap f) (missingKey q k x))

-- | Of two steps for a key, one after the other: what the first drops, the second does not see.
andThen :: Monad f => f (Maybe a) -> (a -> f (Maybe b)) -> f (Maybe b)
andThen first second = first >>= maybe (return Nothing) second

-- | A tactic for whole maps that goes by the keys.
byKey :: Applicative f => (Key -> x -> f (Maybe y)) -> WhenMissing f x y
byKey f = WhenMissing (traverseMaybeWithKey f) f

instance (Monad f, Applicative f) => Category.Category (WhenMatched f x) where
  id = WhenMatched (\_ _ y -> pure (Just y))
  f . g = WhenMatched (\k x y -> matchedKey g k x y `andThen` matchedKey f k x)

instance (Monad f, Applicative f) => Applicative (WhenMatched f x y) where
  pure z = WhenMatched (\_ _ _ -> pure (Just z))
  fs <*> xs = WhenMatched (\k x y -> matchedKey fs k x y `andThen` \f -> fmap (fmap f) (matchedKey xs k x y))

instance (Monad f, Applicative f) => Monad (WhenMatched f x y) where
  m >>= f = WhenMatched (\k x y -> matchedKey m k x y `andThen` \z -> matchedKey (f z) k x y)

instance (Applicative f, Monad f) => Category.Category (WhenMissing f) where
  id = preserveMissing
  f . g = byKey (\k x -> missingKey g k x `andThen` missingKey f k)

instance (Applicative f, Monad f) => Applicative (WhenMissing f x) where
  pure y = byKey (\_ _ -> pure (Just y))
  fs <*> xs = byKey (\k x -> missingKey fs k x `andThen` \f -> fmap (fmap f) (missingKey xs k x))

instance (Applicative f, Monad f) => Monad (WhenMissing f x) where
  m >>= f = byKey (\k x -> missingKey m k x `andThen` \y -> missingKey (f y) k x)
