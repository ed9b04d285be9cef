-- | What Data.Map.Merge.Lazy and Data.Map.Merge.Strict have in common.
module Data.Map.Merge.Tactic where

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
