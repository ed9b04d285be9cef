{-# LANGUAGE Haskell2010 #-}
{-# LANGUAGE RankNTypes, UndecidableInstances #-}
-- UndecidableInstances lets contexts of instances be of closed types, without FlexibleContexts; what the only branch of a `case` may be.
module Main where

class Small a where small :: a -> Int
class Small a => Large a where large :: a -> Int

data T = T
instance Small T where small _ = 1
instance Small T => Large T where large x = small x + 1

data Rank = Rank ((forall b. [b] -> [b]) -> Int)

-- the only branch may be of a type that takes a polymorphic function
unRank r = case r of Rank f -> f

main :: IO ()
main = do
  print (large T)
  print (unRank (Rank (\f -> length (f "abc") + length (f [True]))) id)
