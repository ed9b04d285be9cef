-- | What Data.Map.Merge.Lazy and Data.Map.Merge.Strict have in common.
module Data.Map.Merge.Tactic where

import qualified Control.Category as Category
import Data.Functor.Identity (Identity(..))
import Data.Map.Internal (Map(..), Parts(..), empty, filterWithKey, link, link2, splitLookupS, traverseMaybeWithKey)
import GHC.Base (Applicative(..))
import Prelude hiding (Applicative(..))

-- | What to do with the entries whose keys only one of the maps has.
data WhenMissing f k x y = WhenMissing
  { missingSubtree :: Map k x -> f (Map k y)
  , missingKey :: k -> x -> f (Maybe y)
  }

-- | What to do with the values of common keys.
newtype WhenMatched f k x y z = WhenMatched {matchedKey :: k -> x -> y -> f (Maybe z)}

type SimpleWhenMissing = WhenMissing Identity

type SimpleWhenMatched = WhenMatched Identity

runWhenMatched :: WhenMatched f k x y z -> k -> x -> y -> f (Maybe z)
runWhenMatched = matchedKey

runWhenMissing :: WhenMissing f k x y -> k -> x -> f (Maybe y)
runWhenMissing = missingKey

dropMissing :: Applicative f => WhenMissing f k x y
dropMissing = WhenMissing (const (pure empty)) (\_ _ -> pure Nothing)

preserveMissing :: Applicative f => WhenMissing f k x x
preserveMissing = WhenMissing pure (\_ v -> pure (Just v))

-- | `preserveMissing` that evaluates the values.
preserveMissing' :: Applicative f => WhenMissing f k x x
preserveMissing' = WhenMissing (\t -> pure (foldr seq () t `seq` t)) (\_ v -> pure (Just $! v))

filterMissing :: Applicative f => (k -> x -> Bool) -> WhenMissing f k x x
filterMissing f = WhenMissing (pure . filterWithKey f) (\k x -> pure (if f k x then Just x else Nothing))

filterAMissing :: Applicative f => (k -> x -> f Bool) -> WhenMissing f k x x
filterAMissing f = WhenMissing (traverseMaybeWithKey keep) keep
  where keep k x = fmap (\b -> if b then Just x else Nothing) (f k x)

merge
  :: Ord k
  => SimpleWhenMissing k a c -> SimpleWhenMissing k b c -> SimpleWhenMatched k a b c -> Map k a -> Map k b -> Map k c
merge g1 g2 f m1 m2 = runIdentity (mergeA g1 g2 f m1 m2)

-- | Merges in key order.
mergeA
  :: (Applicative f, Ord k)
  => WhenMissing f k a c -> WhenMissing f k b c -> WhenMatched f k a b c -> Map k a -> Map k b -> f (Map k c)
mergeA (WhenMissing g1t g1k) (WhenMissing g2t _) (WhenMatched f) = go
  where
    go t1 Tip = g1t t1
    go Tip t2 = g2t t2
    go (Bin _ kx x1 l1 r1) t2 = case splitLookupS kx t2 of
      Parts l2 mx2 r2 ->
        let found = maybe (g1k kx x1) (f kx x1) mx2
        in liftA2 (\l' mx r' -> join kx l' mx r') (go l1 l2) found <*> go r1 r2
    join _ l Nothing r = link2 l r
    join kx l (Just x) r = link kx x l r

instance Functor f => Functor (WhenMatched f k x y) where
  fmap f (WhenMatched g) = WhenMatched (\k x y -> fmap (fmap f) (g k x y))

instance (Applicative f, Monad f) => Functor (WhenMissing f k x) where
  fmap f q = WhenMissing (\m -> fmap (fmap f) (missingSubtree q m)) (\k x -> fmap (fmap f) (missingKey q k x))

-- | Of two steps for a key, one after the other: what the first drops, the second does not see.
andThen :: Monad f => f (Maybe a) -> (a -> f (Maybe b)) -> f (Maybe b)
andThen first second = first >>= maybe (return Nothing) second

-- | A tactic for whole maps that goes by the keys.
byKey :: Applicative f => (k -> x -> f (Maybe y)) -> WhenMissing f k x y
byKey f = WhenMissing (traverseMaybeWithKey f) f

instance (Monad f, Applicative f) => Category.Category (WhenMatched f k x) where
  id = WhenMatched (\_ _ y -> pure (Just y))
  f . g = WhenMatched (\k x y -> matchedKey g k x y `andThen` matchedKey f k x)

instance (Monad f, Applicative f) => Applicative (WhenMatched f k x y) where
  pure z = WhenMatched (\_ _ _ -> pure (Just z))
  fs <*> xs = WhenMatched (\k x y -> matchedKey fs k x y `andThen` \f -> fmap (fmap f) (matchedKey xs k x y))

instance (Monad f, Applicative f) => Monad (WhenMatched f k x y) where
  m >>= f = WhenMatched (\k x y -> matchedKey m k x y `andThen` \z -> matchedKey (f z) k x y)

instance (Applicative f, Monad f) => Category.Category (WhenMissing f k) where
  id = preserveMissing
  f . g = byKey (\k x -> missingKey g k x `andThen` missingKey f k)

instance (Applicative f, Monad f) => Applicative (WhenMissing f k x) where
  pure y = byKey (\_ _ -> pure (Just y))
  fs <*> xs = byKey (\k x -> missingKey fs k x `andThen` \f -> fmap (fmap f) (missingKey xs k x))

instance (Applicative f, Monad f) => Monad (WhenMissing f k x) where
  m >>= f = byKey (\k x -> missingKey m k x `andThen` \y -> missingKey (f y) k x)
