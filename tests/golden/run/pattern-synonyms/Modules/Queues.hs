{-# LANGUAGE PatternSynonyms, ViewPatterns #-}
module Queues (Queue (Empty, (:<)), fromList) where

data Queue a = Queue [a] [a]

instance Show a => Show (Queue a) where
  showsPrec d q = showParen (d > 10) (showString "fromList " . shows (toL q))

toL :: Queue a -> [a]
toL (Queue f b) = f ++ reverse b

fromList :: [a] -> Queue a
fromList = flip Queue [] 

view :: Queue a -> Maybe (a, Queue a)
view (Queue [] []) = Nothing
view (Queue [] b) = view (Queue (reverse b) [])
view (Queue (x : f) b) = Just (x, Queue f b)

infixr 5 :<

pattern Empty :: Queue a
pattern Empty <- (view -> Nothing)
  where
    Empty = Queue [] []

pattern (:<) :: a -> Queue a -> Queue a
pattern x :< q <- (view -> Just (x, q))
  where
    x :< Queue f b = Queue (x : f) b

{-# COMPLETE Empty, (:<) #-}
