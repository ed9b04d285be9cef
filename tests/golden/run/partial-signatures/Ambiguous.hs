{-# LANGUAGE AllowAmbiguousTypes, PartialTypeSignatures, ScopedTypeVariables, TypeApplications #-}
module Main (main) where

isNeutral :: forall m. _ => Int -> Bool
isNeutral _ = (mempty :: m) == (mempty :: m)

both :: forall m n. (Show m, _) => String
both = show (mempty :: m) ++ show (minBound :: n)

main :: IO ()
main = print (isNeutral @String 1, both @[Int] @Bool)
